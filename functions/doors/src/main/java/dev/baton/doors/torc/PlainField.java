package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;

/**
 * A field of a record that the engine keeps without reading it.
 *
 * @param required whether it must be there when the record is made
 * @param fallback what it is when nobody says; null for nothing
 */
record PlainField(String name, Type type, boolean required, String fallback) {
    /** What a field holds. */
    enum Type {
        TEXT,
        INTEGER
    }

    static PlainField text(String name) {
        return new PlainField(name, Type.TEXT, false, null);
    }

    static PlainField integer(String name) {
        return new PlainField(name, Type.INTEGER, false, null);
    }

    PlainField demanded() {
        return new PlainField(name, type, true, fallback);
    }

    PlainField or(String value) {
        return new PlainField(name, type, required, value);
    }

    /** The value that the body gives, checked; null where it gives none. */
    JsonNode read(Body body) {
        JsonNode value = body.json(name, null);
        if (value != null) {
            switch (type) {
                case TEXT -> body.text(name);
                case INTEGER -> body.integer(name);
            }
        }
        return value;
    }

    RequestException missing() {
        return RequestException.wrong(name + " is missing; add it to the body", name, null);
    }
}
