package dev.baton.doors.sparky;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** Sparky's client announces an empty file in chunks, sends none, not even the last, and waits: such a body ends by itself. */
final class EmptyChunks {
    private static final long LOOK_MILLIS = 50;

    private EmptyChunks() {}

    /** The body, or an empty one where it is sent in chunks and none comes within that time. */
    static InputStream awaited(HttpServerRequest request, InputStream body, long millis) {
        boolean chunked = "chunked".equalsIgnoreCase(request.getHeader("Transfer-Encoding"));
        return !chunked || comes(request, body, millis) ? body : InputStream.nullInputStream();
    }

    private static boolean comes(HttpServerRequest request, InputStream body, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            while (body.available() == 0 && !request.isEnded()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (IOException broken) {
            // Whoever reads the body meets it again, and says so.
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
