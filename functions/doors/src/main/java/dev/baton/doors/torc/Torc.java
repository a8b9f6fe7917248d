package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Limits;
import dev.baton.engine.NotFoundException;

/** What every resource of this door shares. */
final class Torc {
    /** The base of all paths. */
    static final String BASE = "/torc-service/v1";

    private Torc() {}

    /** The id in a path: 400 where it is no number, 404 where no record can have it. */
    static long id(String kind, String text) {
        long id = number(kind + " id", text);
        if (id <= 0) {
            throw NotFoundException.of(kind, id);
        }
        return id;
    }

    /** A whole number in a path; 400 for anything else. */
    static long number(String what, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw RequestException.bad("the " + what + " in the path must be a whole number, not " + text);
        }
    }

    /** A name that stands in a path or a list: 1 to 255 characters, none of them a control character; else 422. */
    static String name(String what, String text) {
        if (text.isBlank()
                || text.codePointCount(0, text.length()) > Limits.NAME
                || text.chars().anyMatch(Character::isISOControl)) {
            throw RequestException.wrong("the " + what + " must have 1 to 255 characters and no control characters");
        }
        return text;
    }
}
