package dev.baton.engine.pipeline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * UUIDs made from text: version 5 in the data catalog's namespace (itself version 3 of {@code sd2e.org}), plain as in
 * 2018, or typed as later: the first three hexadecimal digits say what is named.
 */
public final class TypedUuid {
    static final String GENERIC = "100";
    static final String EXPERIMENT = "102";
    static final String SAMPLE = "103";
    static final String MEASUREMENT = "104";
    static final String PIPELINE = "106";
    static final String JOB = "107";
    static final String JOB_EVENT = "108";
    static final String EXPERIMENT_DESIGN = "114";

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    private static final UUID NAMESPACE = named(DNS, "sd2e.org", "MD5", 3);

    private TypedUuid() {}

    /** The plain UUID of a text. */
    public static String plain(String text) {
        return named(NAMESPACE, text, "SHA-1", 5).toString();
    }

    /** The UUID of a text, with a type's three digits in front. */
    public static String typed(String type, String text) {
        return type + plain(text).substring(type.length());
    }

    /** The UUID in lower case, or empty for what is none. */
    public static Optional<String> parse(String text) {
        String lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return FORM.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
    }

    private static UUID named(UUID namespace, String text, String digest, int version) {
        byte[] name = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer whole = ByteBuffer.allocate(16 + name.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(name);
        try {
            ByteBuffer hash = ByteBuffer.wrap(
                    Arrays.copyOf(MessageDigest.getInstance(digest).digest(whole.array()), 16));
            long high = hash.getLong() & ~0xF000L | (long) version << 12;
            long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has " + digest, impossible);
        }
    }
}
