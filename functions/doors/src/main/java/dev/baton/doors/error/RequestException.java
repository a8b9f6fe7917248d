package dev.baton.doors.error;

/** A request that a door refuses before the engine sees it; the message is for people and names what to change. */
public final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final ErrorBody body;

    private RequestException(int status, ErrorBody body) {
        super(body.error().message(), null, false, false);
        this.status = status;
        this.body = body;
    }

    /** 400: the path, the query or the body's syntax. */
    public static RequestException bad(String message) {
        return new RequestException(400, ErrorBody.of(message));
    }

    /** 422: a value in the body. */
    public static RequestException wrong(String message) {
        return new RequestException(422, ErrorBody.of(message));
    }

    /** 422: the value of this field; the value may be null. */
    public static RequestException wrong(String message, String field, String value) {
        return new RequestException(422, new ErrorBody(new ErrorBody.Detail(message, field, value)));
    }

    /** 403: whoever asks has no right to that. */
    public static RequestException forbidden(String message) {
        return new RequestException(403, ErrorBody.of(message));
    }

    /** 413: more than this door takes. */
    public static RequestException tooLarge(String message) {
        return new RequestException(413, ErrorBody.of(message));
    }

    public int status() {
        return status;
    }

    public ErrorBody body() {
        return body;
    }
}
