package dev.baton.doors.baton;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Fields of a worker's requests that have to make sense, not only to have the right type: 422 names what does not. */
final class Amounts {
    private Amounts() {}

    /** How many, 0 or more. */
    static int count(Body body, String key) {
        return natural(key, body.int32(key));
    }

    /** The same, with what is meant where the field is missing. */
    static int count(Body body, String key, int fallback) {
        return natural(key, body.int32(key, fallback));
    }

    /** How many of something that there may be billions of, 0 or more. */
    static long size(Body body, String key) {
        long size = body.integer(key);
        return size < 0 ? refuse(key, Long.toString(size)) : size;
    }

    /** How much, 0 or more. */
    static double measure(Body body, String key) {
        double measure = body.number(key);
        return measure < 0 ? refuse(key, Double.toString(measure)) : measure;
    }

    /** A time in ISO-8601 UTC. */
    static String time(Body body, String key) {
        String time = body.name(key);
        try {
            return Instant.parse(time).toString();
        } catch (DateTimeParseException wrong) {
            throw RequestException.wrong(key + " must be in ISO-8601 UTC, such as 2026-01-01T00:00:00Z", key, time);
        }
    }

    private static int natural(String key, int count) {
        return count < 0 ? refuse(key, Integer.toString(count)) : count;
    }

    private static <T> T refuse(String key, String value) {
        throw RequestException.wrong(key + " must be 0 or more, not " + value, key, value);
    }
}
