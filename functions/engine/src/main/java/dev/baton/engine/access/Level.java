package dev.baton.engine.access;

import java.util.Locale;
import java.util.Optional;

/** What somebody may do with an actor or an alias, from least to most; each includes those before it. */
public enum Level {
    NONE,
    READ,
    EXECUTE,
    UPDATE;

    /** Whether this level suffices where the other is needed. */
    public boolean covers(Level needed) {
        return compareTo(needed) >= 0;
    }

    /** The lower of both. */
    public Level atMost(Level other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The level of this name, in any case. */
    public static Optional<Level> parse(String name) {
        for (Level level : values()) {
            if (level.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
