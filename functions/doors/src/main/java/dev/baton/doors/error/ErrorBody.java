package dev.baton.doors.error;

import dev.baton.doors.json.Wire;
import java.io.Serializable;

/** The body of an error as Torc's clients read it: {@code {"error": {"message": ...}}}. */
@Wire
public record ErrorBody(Detail error) implements Serializable {
    /**
     * @param field the field that is wrong; null where it is not one field
     * @param value what it held; null likewise
     */
    @Wire
    public record Detail(String message, String field, String value) implements Serializable {}

    /** An error of which only the message is known. */
    public static ErrorBody of(String message) {
        return new ErrorBody(new Detail(message, null, null));
    }
}
