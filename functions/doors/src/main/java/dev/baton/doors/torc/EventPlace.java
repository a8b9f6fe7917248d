package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.engine.Engine;
import dev.baton.engine.event.Happening;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a listener was: the id of the last event that it heard. What happened up to ten seconds before that is told again,
 * since reports come late and clocks differ; ids stay the same, so a listener knows what it has.
 *
 * @param key of the last happening; empty for none
 */
record EventPlace(long millis, String key) {
    private static final long LATE = 10_000;
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})-([ej][0-9.a-z_]*)?");

    /** The id of an event of the stream, or that of a kept event. */
    static EventPlace parse(Engine engine, String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            return new EventPlace(Long.parseLong(form.group(1)), form.group(2) == null ? "" : form.group(2));
        }
        if (text.matches("[0-9]{1,18}")) {
            String timestamp = engine.events().get(Long.parseLong(text)).timestamp();
            return new EventPlace(Instant.parse(timestamp).toEpochMilli() + LATE, "");
        }
        throw RequestException.bad("last_event_id must be the id of an event, not " + text);
    }

    /** The id of a happening in the stream. */
    static String id(Happening happening) {
        return happening.millis() + "-" + happening.key();
    }

    /** Whether a listener at this place is to hear of it. */
    boolean before(Happening happening) {
        boolean recent = happening.millis() == 0 || happening.millis() > millis - LATE;
        return recent && !(happening.millis() == millis && happening.key().equals(key));
    }
}
