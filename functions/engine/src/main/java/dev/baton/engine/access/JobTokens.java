package dev.baton.engine.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that let somebody without a key speak for one job: 16 hexadecimal digits from HMAC-SHA256 over the job and the time
 * of issue, good for 72 hours, the same however often they are asked for (seed 004; design, section 7). Whoever checks one
 * must know the time of issue, which stands with the job. Thread-safe.
 */
public final class JobTokens {
    /** How long a token is good. */
    public static final Duration LIFE = Duration.ofHours(72);

    private static final int BYTES = 8;
    /** A clock of another machine may be that much ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final SigningKeys keys;
    private final Clock clock;

    public JobTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The token.
     *
     * @param subject what it is for; kinds of subjects must not run into one another
     * @param issuedAt in milliseconds since 1970
     */
    public String of(String subject, long issuedAt) {
        return HexFormat.of().formatHex(sign(keys.current(), subject, issuedAt));
    }

    /** Whether the token was made for this subject and time, and is neither too old nor revoked; takes the same time for every wrong one. */
    public boolean accepts(String subject, long issuedAt, String token) {
        byte[] given = token == null ? new byte[0] : token.getBytes(StandardCharsets.UTF_8);
        boolean right = false;
        for (byte[] key : keys.accepted()) {
            byte[] expected =
                    HexFormat.of().formatHex(sign(key, subject, issuedAt)).getBytes(StandardCharsets.UTF_8);
            right |= MessageDigest.isEqual(expected, given);
        }
        long age = clock.millis() - issuedAt;
        return right && age >= -AHEAD.toMillis() && age < LIFE.toMillis();
    }

    private static byte[] sign(byte[] key, String subject, long issuedAt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(issuedAt).array());
            byte[] whole = mac.doFinal(subject.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(whole, BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
