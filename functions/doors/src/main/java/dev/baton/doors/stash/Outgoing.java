package dev.baton.doors.stash;

import dev.baton.engine.store.Blob;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes on their way out, so many from where the blob stands; it is closed after them, or when the reader goes away. */
record Outgoing(Blob blob, long length) implements StreamingOutput {
    private static final int BUFFER = 64 * 1024;

    @Override
    public void write(OutputStream out) throws IOException {
        try (InputStream bytes = blob.bytes()) {
            byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, length))];
            long left = length;
            while (left > 0) {
                int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("the blob " + blob.info().key() + " ended " + left + " bytes early");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
