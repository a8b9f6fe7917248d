package dev.baton.doors.stash;

import dev.baton.doors.json.Wire;
import java.io.Serializable;

/** A body that cannot be taken here; says where it can, if anywhere. */
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final UploadGrant upload;

    /**
     * The reply: {@code {"error": {"message": ..., "upload": {"url": ..., "method": ..., "headers": ...}}}}.
     *
     * @param error the message and the upload; the latter is left out where there is none
     */
    @Wire
    public record Body(Detail error) {
        /** What happened, and what to do. */
        @Wire
        public record Detail(String message, UploadGrant upload) implements Serializable {}
    }

    TooLargeException(String message, UploadGrant upload) {
        super(message, null, false, false);
        this.upload = upload;
    }

    /** The reply's body. */
    public Body body() {
        return new Body(new Body.Detail(getMessage(), upload));
    }
}
