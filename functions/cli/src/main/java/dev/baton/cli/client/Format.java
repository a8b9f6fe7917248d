package dev.baton.cli.client;

import java.util.Locale;

/** How a verb prints. */
public enum Format {
    /** For people: tables and sentences. */
    TABLE,
    /** For programs. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
