package dev.baton.cli.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A file on this disk as it is now.
 *
 * @param millis when it was last changed, in milliseconds since 1970
 * @param size in bytes; 0 for a folder
 * @param hash of its content; null where nobody read it
 */
public record SeenFile(long millis, long size, String hash) {
    private static final double MILLIS = 1000.0;
    /** Others keep finer times, or round another way. */
    private static final double ROUNDING = 1.5;

    /** Looks at the file without reading it; empty where there is none. */
    public static Optional<SeenFile> at(Path folder, String path) {
        try {
            BasicFileAttributes file = Files.readAttributes(folder.resolve(path), BasicFileAttributes.class);
            return Optional.of(
                    new SeenFile(file.lastModifiedTime().toMillis(), file.isRegularFile() ? file.size() : 0, null));
        } catch (IOException | InvalidPathException absent) {
            return Optional.empty();
        }
    }

    /** A time as records keep it: Unix seconds, with milliseconds. */
    public double seconds() {
        return millis / MILLIS;
    }

    /** The same with its content's hash. */
    public SeenFile with(String newHash) {
        return new SeenFile(millis, size, newHash);
    }

    /** Whether a record of this time and size, of which null means that nobody said, was made of the file as it is. */
    public boolean looksLike(Double mtime, Long bytes) {
        return mtime != null && Math.abs(mtime * MILLIS - millis) < ROUNDING && bytes != null && bytes == size;
    }
}
