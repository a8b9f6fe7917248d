package dev.baton.engine.access;

import dev.baton.engine.record.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tokens that let somebody administer every job for a while: 16 hexadecimal digits of the SHA-256 of
 * {@code secret:key:d1:d2:...}, where the d are the decimal digits of the time in lifetimes (specification of PipelineJobs,
 * section 3). The token of the window before is good, too. Thread-safe.
 */
public final class AdminTokens {
    /** How long a window lasts unless it is configured. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    private static final int LENGTH = 16;

    private final Supplier<List<String>> secrets;
    private final String key;
    private final Duration lifetime;
    private final Clock clock;

    private AdminTokens(Supplier<List<String>> secrets, String key, Duration lifetime, Clock clock) {
        if (lifetime.toSeconds() < 1) {
            throw new IllegalArgumentException("an admin token lives for a second at least, not " + lifetime);
        }
        this.secrets = secrets;
        this.key = key;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Tokens that others who know secret and key can make, too. */
    public static AdminTokens configured(String secret, String key, Duration lifetime, Clock clock) {
        return new AdminTokens(() -> List.of(secret), key, lifetime, clock);
    }

    /** Tokens made with the store's own secret; they end when it is revoked. */
    public static AdminTokens of(SigningKeys keys, Clock clock) {
        return new AdminTokens(
                () -> keys.accepted().stream().map(HexFormat.of()::formatHex).toList(),
                "pipelinejobs",
                LIFETIME,
                clock);
    }

    /** The token of this window. */
    public String current() {
        return token(secrets.get().getFirst(), window());
    }

    /** Whether the token is of this window or the one before; takes the same time for every wrong one. */
    public boolean accepts(String token) {
        byte[] given = (token == null ? "" : token).getBytes(StandardCharsets.UTF_8);
        boolean right = false;
        for (String secret : secrets.get()) {
            for (long window = window() - 1; window <= window(); window++) {
                right |= MessageDigest.isEqual(token(secret, window).getBytes(StandardCharsets.UTF_8), given);
            }
        }
        return right;
    }

    private long window() {
        return Math.floorDiv(clock.instant().getEpochSecond(), lifetime.toSeconds());
    }

    private String token(String secret, long window) {
        String text = secret + ":" + key + ":"
                + String.join(":", Long.toString(window).split(""));
        return Texts.hash(text).substring(0, LENGTH);
    }
}
