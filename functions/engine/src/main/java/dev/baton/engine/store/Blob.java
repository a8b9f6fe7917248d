package dev.baton.engine.store;

import java.io.IOException;
import java.io.InputStream;

/** A blob to be read once and closed. */
public record Blob(BlobInfo info, InputStream bytes) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
