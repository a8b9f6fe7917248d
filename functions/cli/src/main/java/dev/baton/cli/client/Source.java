package dev.baton.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes that are sent, perhaps more than once.
 *
 * @param length how many there are
 */
record Source(long length, Opening opening) {
    /** Begins to read them. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /** A file as it is now. */
    static Source of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Failure(file + " is a folder; name a file");
        }
        return new Source(Files.size(file), () -> Files.newInputStream(file));
    }
}
