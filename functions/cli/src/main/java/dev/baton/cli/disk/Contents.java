package dev.baton.cli.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Reads files for the sake of their hashes, within bounds: what is larger than {@value #LARGEST} bytes is told by time and size
 * alone, and so is everything once {@value #TOGETHER} bytes have been read. Not thread-safe.
 */
public final class Contents {
    private static final long LARGEST = 32L << 20;
    private static final long TOGETHER = 1L << 30;
    private static final int PIECE = 1 << 16;
    /** 128 bits tell contents apart. */
    private static final int KEPT = 16;

    private long read;

    /** The file with its hash, or as it is where it is a folder, too large, or cannot be read. */
    public SeenFile hashed(Path folder, String path, SeenFile seen) {
        Path file = folder.resolve(path);
        if (seen.size() > LARGEST || read + seen.size() > TOGETHER || !Files.isRegularFile(file)) {
            return seen;
        }
        read += seen.size();
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[PIECE];
            for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                digest.update(piece, 0, count);
            }
            return seen.with(HexFormat.of().formatHex(digest.digest(), 0, KEPT));
        } catch (IOException unreadable) {
            return seen;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
