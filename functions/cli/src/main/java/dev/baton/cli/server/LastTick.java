package dev.baton.cli.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/** When a server last ticked over a data folder, as the time of an empty file: the next server sees how long nobody did. */
record LastTick(Path file) {
    /** Empty where none has, or nobody can tell. */
    Optional<Instant> read() {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException never) {
            return Optional.empty();
        }
    }

    void is(Instant time) {
        try {
            if (!Files.exists(file)) {
                Files.write(file, new byte[0]);
            }
            Files.setLastModifiedTime(file, FileTime.from(time));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
