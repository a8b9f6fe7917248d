package dev.baton.engine.access;

import java.util.Set;

/**
 * A secret that lets whoever knows it speak to one actor, or through one alias, as its owner. The secret itself is not
 * kept: only its SHA-256 and its first characters.
 *
 * @param binding what it is good for; see {@link Nonces#actor} and {@link Nonces#alias}
 * @param hash SHA-256 of the secret, in lower-case hex
 * @param prefix the secret's beginning, which listings show
 * @param owner who made it, and as whom its bearer acts
 * @param roles the owner's roles when it was made
 * @param level what it allows at most
 * @param description free text
 * @param maxUses how often it may be used; -1 for any number of times
 * @param uses how often it was
 * @param createdAt in milliseconds since 1970
 * @param lastUsedAt likewise; 0 for never
 * @param expiresAt from when it is refused, in milliseconds since 1970; 0 for never
 */
public record Nonce(
        String binding,
        String hash,
        String prefix,
        String owner,
        Set<String> roles,
        Level level,
        String description,
        long maxUses,
        long uses,
        long createdAt,
        long lastUsedAt,
        long expiresAt) {
    /** How often a nonce may be used that may be used any number of times. */
    public static final long UNLIMITED = -1;

    /** How often it may still be used; -1 for any number of times. */
    public long remaining() {
        return maxUses == UNLIMITED ? UNLIMITED : Math.max(0, maxUses - uses);
    }
}
