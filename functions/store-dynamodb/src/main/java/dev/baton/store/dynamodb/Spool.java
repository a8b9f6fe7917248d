package dev.baton.store.dynamodb;

import dev.baton.engine.store.StoreLimitException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * A stream's bytes, laid aside until their length and digest are known: in memory up to 1 MiB, in a temporary file beyond,
 * so that memory stays flat. Closing removes the file.
 */
final class Spool implements AutoCloseable {
    private static final int IN_MEMORY = 1 << 20;
    private static final int BUFFER = 1 << 16;

    /** The most that S3 takes in one put. */
    private static final long MOST = 5L << 30;

    private final byte[] bytes;
    private final Path file;
    private final long length;
    private final byte[] digest;

    private Spool(byte[] bytes, Path file, long length, byte[] digest) {
        this.bytes = bytes;
        this.file = file;
        this.length = length;
        this.digest = digest;
    }

    /** Reads the stream to its end. */
    static Spool of(InputStream stream) throws IOException {
        MessageDigest sha256 = Sha256.start();
        byte[] first = stream.readNBytes(IN_MEMORY + 1);
        sha256.update(first);
        if (first.length <= IN_MEMORY) {
            return new Spool(first, null, first.length, sha256.digest());
        }
        Path file = Files.createTempFile("baton-blob-", ".part");
        try {
            long length = spill(first, stream, file, sha256);
            return new Spool(null, file, length, sha256.digest());
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static long spill(byte[] first, InputStream stream, Path file, MessageDigest sha256) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(first);
            long length = first.length;
            byte[] buffer = new byte[BUFFER];
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                out.write(buffer, 0, read);
                sha256.update(buffer, 0, read);
                length += read;
                if (length > MOST) {
                    throw new StoreLimitException("a blob has at most 5 GiB");
                }
            }
            return length;
        }
    }

    long length() {
        return length;
    }

    byte[] digest() {
        return digest;
    }

    /** The digest in lower-case hex. */
    String sha256() {
        return HexFormat.of().formatHex(digest);
    }

    /** The bytes as a request's body, which can be sent more than once. */
    RequestBody body() {
        return file == null ? RequestBody.fromBytes(bytes) : RequestBody.fromFile(file);
    }

    /** The bytes to be read once; closing that stream closes this. */
    InputStream open() throws IOException {
        if (file == null) {
            return new ByteArrayInputStream(bytes);
        }
        return new FilterInputStream(Files.newInputStream(file)) {
            @Override
            public void close() throws IOException {
                super.close();
                Spool.this.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
