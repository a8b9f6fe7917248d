package dev.baton.cli.care;

import java.nio.file.Path;
import java.util.List;

/** Findings for a person: a line each, and what to do below it. */
record DoctorReport(boolean colored) {
    private static final int LEVEL = 9;
    private static final int SUBJECT = 10;

    String of(Path folder, List<Finding> findings, List<String> done) {
        StringBuilder text = new StringBuilder("Data folder " + folder + "\n");
        done.forEach(each -> text.append(line("fixed", "32", "", each)));
        for (Finding finding : findings) {
            String color = switch (finding.level()) {
                case OK -> "32";
                case WARNING -> "33";
                case ERROR -> "31";
            };
            text.append(line(finding.level().toString(), color, finding.subject(), finding.told()));
            if (!finding.remedy().isEmpty()) {
                text.append(" ".repeat(2 + LEVEL + SUBJECT))
                        .append(finding.remedy())
                        .append('\n');
            }
        }
        return text.append(total(findings)).append('\n').toString();
    }

    private String line(String level, String color, String subject, String told) {
        String shown = colored ? "\u001b[" + color + "m" + level + "\u001b[0m" : level;
        String head = subject.isEmpty() ? "" : subject + " ".repeat(Math.max(1, SUBJECT - subject.length()));
        return "  " + shown + " ".repeat(LEVEL - level.length()) + head + told.replaceAll("\\p{Cntrl}", " ") + "\n";
    }

    private static String total(List<Finding> findings) {
        long errors = findings.stream()
                .filter(finding -> finding.level() == Finding.Level.ERROR)
                .count();
        long warnings = findings.stream()
                .filter(finding -> finding.level() == Finding.Level.WARNING)
                .count();
        if (errors + warnings == 0) {
            return "Nothing is wrong.";
        }
        return Doctor.plural(errors, "error") + ", " + Doctor.plural(warnings, "warning") + ".";
    }
}
