package dev.baton.engine.record;

import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Long text stands outside items: above 64 KiB it moves to a blob named by its content's hash, and the item keeps the
 * name. Readers do not notice. Thread-safe and repeatable, since the name follows from the content.
 */
public final class Texts {
    private static final int LONGEST_INLINE = 64 * 1024;
    private static final char MARK = '\u0001';
    private static final MessageDigest FRESH = fresh();

    private final BlobStore blobs;

    public Texts(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** What to keep in an item for this text; null for null. */
    public String shorten(String text) {
        return shorten(text, LONGEST_INLINE);
    }

    /** The same where an item has room for that many bytes only. */
    public String shorten(String text, int most) {
        // What begins like the name of a blob must not be taken for one, however short it is.
        boolean mistakable = text != null && !text.isEmpty() && text.charAt(0) == MARK;
        if (text == null || !mistakable && text.length() <= most / 4) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!mistakable && bytes.length <= most) {
            return text;
        }
        String name = "text/" + hash(text);
        try {
            blobs.putIfAbsent(name, new ByteArrayInputStream(bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return MARK + name;
    }

    /** The text that {@link #shorten} was given. */
    public String restore(String kept) {
        if (kept == null || kept.isEmpty() || kept.charAt(0) != MARK) {
            return kept;
        }
        try (Blob blob = blobs.get(kept.substring(1))
                .orElseThrow(() -> new IllegalStateException("the blob " + kept.substring(1) + " is missing"))) {
            return new String(blob.bytes().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** SHA-256 of the text in lower-case hex. */
    public static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The first 48 bits of the text's SHA-256, in hex: enough to see that an input changed. */
    public static String shortHash(String text) {
        return hash(text).substring(0, 12);
    }

    /** A copy of one that is fresh costs less than asking the providers for one. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
