package dev.baton.cli.runner;

import java.time.Duration;
import java.util.Locale;

/** Sizes and times as people read them. */
final class Quantities {
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Quantities() {}

    /** {@code 512 B}, {@code 1.5 MiB}. */
    static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= 1023.95 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** {@code 0.04 s}, {@code 12.3 s}, {@code 4m05s}, {@code 2h03m}. */
    static String time(Duration time) {
        // Below zero where the clock was set back.
        long millis = Math.max(0, time.toMillis());
        // Written out, since each job's end is told with it, and a first format takes a millisecond.
        if (millis < 1_000) {
            long hundredths = (millis + 5) / 10;
            return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10 + " s";
        }
        if (millis < 60_000) {
            long tenths = (millis + 50) / 100;
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        long seconds = time.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds / 60 % 60);
    }

    /** {@code 1 job}, {@code 7 jobs}. */
    static String jobs(long count) {
        return count + (count == 1 ? " job" : " jobs");
    }
}
