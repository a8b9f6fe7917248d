package dev.baton.cli.care;

import dev.baton.cli.client.DataFolder;
import dev.baton.cli.client.Output;
import dev.baton.cli.client.Shell;
import dev.baton.cli.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What `doctor` does: examines, mends where it was asked to, examines again, and tells. */
final class DoctorRound {
    private final Shell shell;
    private final DataFolder folder;
    private final Output output;
    private final boolean fix;

    DoctorRound(DoctorCommand command) {
        shell = command.baton.shell();
        folder = command.baton.server().folder(shell);
        output = command.baton.output(command.format);
        fix = command.fix;
    }

    int call() {
        Clock clock = Clock.systemUTC();
        Doctor doctor = new Doctor(folder, clock);
        List<Finding> findings = doctor.examine();
        List<String> done = List.of();
        if (fix && findings.size() > 1) {
            done = new Treatment(folder, clock).of(doctor.databaseState());
            findings = done.isEmpty() ? findings : new Doctor(folder, clock).examine();
        }
        long errors = count(findings, Finding.Level.ERROR);
        long warnings = count(findings, Finding.Level.WARNING);
        if (output.json()) {
            output.print(json(findings, done, errors, warnings));
        } else {
            shell.out().print(new DoctorReport(shell.outIsTerminal()).of(folder.path(), findings, done));
        }
        return errors == 0 ? 0 : 1;
    }

    private static long count(List<Finding> findings, Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private Json json(List<Finding> findings, List<String> done, long errors, long warnings) {
        List<Json> fixed = new ArrayList<>();
        done.forEach(each -> fixed.add(Json.of(each)));
        return Json.EMPTY
                .with("data", Json.of(folder.path().toString()))
                .with(
                        "checks",
                        new Json.Arr(findings.stream().map(Finding::json).toList()))
                .with("fixed", new Json.Arr(fixed))
                .with("errors", Json.of(errors))
                .with("warnings", Json.of(warnings));
    }
}
