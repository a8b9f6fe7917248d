package dev.baton.store.sqlite;

import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A blob's file: its bytes, then 32 bytes of their SHA-256 and 8 that mark the end. So digest and length are known without
 * reading it all, change together with the bytes, and a file that was cut off is noticed.
 */
final class BlobFile {
    private static final byte[] END = "\nBATON1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGEST = 32;
    private static final int TRAILER = DIGEST + END.length;
    private static final int BUFFER = 64 * 1024;

    private BlobFile() {}

    /** Writes the stream to a new file. */
    static BlobInfo write(Path file, String key, InputStream bytes, Durability durability) throws IOException {
        MessageDigest sha256 = sha256();
        long length = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                sha256.update(buffer, 0, read);
                write(channel, ByteBuffer.wrap(buffer, 0, read));
                length += read;
            }
            byte[] digest = sha256.digest();
            write(channel, ByteBuffer.allocate(TRAILER).put(digest).put(END).flip());
            if (durability == Durability.FULL) {
                channel.force(true);
            }
            return new BlobInfo(key, length, HexFormat.of().formatHex(digest), modified(file));
        }
    }

    /** The file keeps its time when it is renamed into its place; null where it was removed meanwhile. */
    private static Instant modified(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException removed) {
            return null;
        }
    }

    static Optional<BlobInfo> head(Path file, String key) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return Optional.of(info(channel, file, key));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static Optional<Blob> open(Path file, String key) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            BlobInfo info = info(channel, file, key);
            return Optional.of(new Blob(info, new FirstBytes(Channels.newInputStream(channel), info.length())));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Whether the bytes are those that were written, by their hash. */
    static boolean isWhole(Path file) throws IOException {
        MessageDigest sha256 = sha256();
        try (FileChannel channel = FileChannel.open(file)) {
            BlobInfo info = info(channel, file, "");
            try (InputStream bytes = new FirstBytes(Channels.newInputStream(channel), info.length())) {
                byte[] buffer = new byte[BUFFER];
                for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                    sha256.update(buffer, 0, read);
                }
            }
            return HexFormat.of().formatHex(sha256.digest()).equals(info.sha256());
        } catch (DamagedBlobException damaged) {
            return false;
        }
    }

    /** Makes what was created, renamed or removed in the folder, and in those above it up to the top, survive power loss. */
    static void forceFolders(Path folder, Path top) throws IOException {
        for (Path next = folder; next.startsWith(top); next = next.getParent()) {
            try (FileChannel channel = FileChannel.open(next)) {
                channel.force(true);
            } catch (NoSuchFileException e) {
                // Removed with its last blob: then the folder above is what counts.
            }
        }
    }

    private static BlobInfo info(FileChannel channel, Path file, String key) throws IOException {
        ByteBuffer trailer = ByteBuffer.allocate(TRAILER);
        long length = channel.size() - TRAILER;
        while (length >= 0 && trailer.hasRemaining()) {
            if (channel.read(trailer, length + trailer.position()) < 0) {
                break;
            }
        }
        byte[] digest = new byte[DIGEST];
        byte[] end = new byte[END.length];
        if (length < 0 || trailer.hasRemaining() || !ends(trailer.flip(), digest, end)) {
            throw new DamagedBlobException("the blob in " + file + " is damaged: it does not end as blobs do."
                    + " Put a copy of the file back, or delete it and upload the blob again");
        }
        return new BlobInfo(key, length, HexFormat.of().formatHex(digest), modified(file));
    }

    private static boolean ends(ByteBuffer trailer, byte[] digest, byte[] end) {
        trailer.get(digest).get(end);
        return Arrays.equals(end, END);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
