package dev.baton.doors.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of the admin key, which is all that a door knows of it. An application may produce one as a bean. */
public final class AdminKeyDigest {
    private static final int BYTES = 32;
    private final byte[] sha256;

    private AdminKeyDigest(byte[] sha256) {
        this.sha256 = sha256;
    }

    /** The digest of this key. */
    public static AdminKeyDigest of(String key) {
        return new AdminKeyDigest(digest(key));
    }

    /** The digest in 64 hexadecimal digits; throws IllegalArgumentException for anything else. */
    public static AdminKeyDigest ofHex(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.strip());
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
        }
        return new AdminKeyDigest(bytes);
    }

    /** Whether this is the key; takes the same time for every wrong one. */
    public boolean matches(String key) {
        return MessageDigest.isEqual(sha256, digest(key));
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
