package dev.baton.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Replies of a function URL that the doors do not give. */
record ApiReplies(byte[] json) {
    /** What Lambda takes as an answer, in bytes (its quota for synchronous invocations). */
    private static final int LARGEST = 6 * 1024 * 1024;

    /** 503: try again, what was begun is finished then. */
    static ApiReplies outOfTime() {
        return error(503, "\"Retry-After\":\"1\",", "the function ran out of time; try again in a second");
    }

    /** The doors' reply, or 413 in its place where Lambda would not pass it on. */
    static ApiReplies withinLimit(ByteArrayOutputStream reply) {
        if (reply.size() <= LARGEST) {
            return new ApiReplies(reply.toByteArray());
        }
        return error(
                413,
                "",
                "the reply is larger than the 6 MB that a function URL passes on; ask for fewer records"
                        + " by limit and offset");
    }

    private static ApiReplies error(int status, String headers, String message) {
        String reply = """
                {"statusCode":%d,"headers":{%s"Content-Type":"application/json"},"body":"{\\"error\\":{\\"message\\":\\"%s\\"}}","isBase64Encoded":false}\
                """.formatted(status, headers, message);
        return new ApiReplies(reply.getBytes(StandardCharsets.UTF_8));
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(json);
    }
}
