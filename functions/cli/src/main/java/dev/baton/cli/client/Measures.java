package dev.baton.cli.client;

import java.util.Locale;

/** Measured amounts as people read them, from the spelling of a JSON number. */
public final class Measures {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Measures() {}

    /** Minutes, as seconds below two of them. */
    public static String time(String minutes) {
        double value = Double.parseDouble(minutes);
        return value < 2
                ? String.format(Locale.ROOT, "%.2f s", value * 60)
                : String.format(Locale.ROOT, "%.1f min", value);
    }

    /** Bytes, in the unit that leaves less than 1024. */
    public static String memory(String bytes) {
        double value = Double.parseDouble(bytes);
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }

    /** One digit behind the point. */
    public static String percent(String percent) {
        return String.format(Locale.ROOT, "%.1f", Double.parseDouble(percent));
    }
}
