package dev.baton.cli.care;

import dev.baton.cli.json.Json;
import java.util.Locale;

/**
 * What a check found.
 *
 * @param subject one word for what was looked at
 * @param told what was found, in a sentence
 * @param remedy what to do about it; empty where nothing needs to be done
 */
record Finding(String subject, Level level, String told, String remedy) {
    /** How bad it is. */
    enum Level {
        OK,
        WARNING,
        ERROR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String subject, String told) {
        return new Finding(subject, Level.OK, told, "");
    }

    static Finding warning(String subject, String told, String remedy) {
        return new Finding(subject, Level.WARNING, told, remedy);
    }

    static Finding error(String subject, String told, String remedy) {
        return new Finding(subject, Level.ERROR, told, remedy);
    }

    Json json() {
        return Json.EMPTY
                .with("check", Json.of(subject))
                .with("status", Json.of(level.toString()))
                .with("found", Json.of(told))
                .with("remedy", Json.of(remedy));
    }
}
