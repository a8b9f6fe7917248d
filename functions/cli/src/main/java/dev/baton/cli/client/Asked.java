package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * What jobs asked for, in numbers.
 *
 * @param record the record of it
 * @param limited whether they asked for anything: those of the record that every workflow has did not
 * @param bytes of memory; 0 where it cannot be read
 * @param seconds of time; 0 where it cannot be read, or counts in months
 */
record Asked(Json record, boolean limited, long bytes, long seconds) {
    private static final long MEBI = 1 << 20;

    static Asked of(Json record) {
        boolean limited =
                record.text("name").isPresent() && !Group.cell(record, "name").equals("default");
        return new Asked(record, limited, bytes(Group.cell(record, "memory")), seconds(Group.cell(record, "runtime")));
    }

    /** Digits and one of k, m, g, t, which count by 1024. */
    private static long bytes(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.matches("[0-9]{1,12}[kmgt]?")) {
            return 0;
        }
        int power = "kmgt".indexOf(lower.charAt(lower.length() - 1)) + 1;
        String digits = power == 0 ? lower : lower.substring(0, lower.length() - 1);
        return Long.parseLong(digits) << Math.min(40, 10 * power);
    }

    private static long seconds(String text) {
        try {
            return Duration.parse(text).toSeconds();
        } catch (DateTimeParseException odd) {
            return 0;
        }
    }

    /** This much more memory than the larger of what was asked for and what was taken, in whole mebibytes. */
    String memoryTimes(double factor, long peak) {
        return (long) Math.ceil(Math.max(bytes, peak) * factor / MEBI) + "m";
    }

    /** This much more time, in whole seconds. */
    String runtimeTimes(double factor) {
        return Duration.ofSeconds((long) Math.ceil(seconds * factor)).toString();
    }
}
