package dev.baton.doors.access;

import io.vertx.core.http.HttpServerRequest;

/**
 * What is left of a body that was answered before it was read. A client that still sends reads no answer, and the next request
 * of its connection waits behind the rest: so the rest is thrown away, and where it does not end the connection is closed.
 */
final class Leftovers {
    private static final long MOST = 16L << 20;

    private Leftovers() {}

    /** To be called when the answer is written. */
    static void discard(HttpServerRequest request) {
        if (!request.isEnded()) {
            long[] left = {MOST};
            request.handler(bytes -> {
                left[0] -= bytes.length();
                if (left[0] < 0) {
                    request.connection().close();
                }
            });
            request.exceptionHandler(gone -> {});
            request.resume();
        }
    }
}
