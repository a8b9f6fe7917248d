package dev.baton.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whether another process has a store open: each holds a lock on the bytes that SQLite sets aside for readers. */
public final class Occupation {
    // https://www.sqlite.org/src/file/src/os.h: SHARED_FIRST and SHARED_SIZE
    private static final long SHARED_FIRST = 0x40000002L;
    private static final long SHARED_SIZE = 510;

    private Occupation() {}

    /**
     * Tells by taking that lock for a moment. Not to be called while this process has the store open, whose own locks would
     * be lost.
     *
     * @throws IOException where the file cannot be opened for writing
     */
    public static boolean isHeld(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock(SHARED_FIRST, SHARED_SIZE, false)) {
            return lock == null;
        }
    }
}
