package dev.baton.doors.json;

import dev.baton.doors.error.RequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The two query parameters of lists: how many, and where the page before ended. */
public final class Paging {
    private static final int MOST = 1000;

    private Paging() {}

    /** The limit, 1 to 1000; 1000 for null. */
    public static int limit(String text) {
        if (text == null) {
            return MOST;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw RequestException.bad("limit must be 1 to " + MOST + ", not " + text);
        }
        return Integer.parseInt(text);
    }

    /** A cursor in a form that needs no escaping; null for null. */
    public static String encode(String cursor) {
        return cursor == null
                ? null
                : Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor of such a form; null for null. */
    public static String decode(String cursor) {
        try {
            return cursor == null ? null : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw RequestException.bad("cursor must be the one of the page before");
        }
    }
}
