package dev.baton.engine.access;

import dev.baton.engine.RefusedException;
import java.util.Set;

/**
 * What a nonce shall be; refused where it makes no sense.
 *
 * @param owner who makes it
 * @param roles the roles of whoever makes it
 * @param level what it allows at most
 * @param description at most 500 characters
 * @param maxUses from 1, or -1 for any number of times
 * @param expiresAt from when it is refused, in milliseconds since 1970; 0 for never
 */
public record NonceDraft(
        String owner, Set<String> roles, Level level, String description, long maxUses, long expiresAt) {
    private static final int LONGEST = 500;

    public NonceDraft {
        roles = Set.copyOf(roles);
        if (maxUses < 1 && maxUses != Nonce.UNLIMITED) {
            throw new RefusedException("maxUses must be 1 or more, or -1 for any number of uses, not " + maxUses);
        }
        if (description.length() > LONGEST) {
            throw new RefusedException("description must have at most " + LONGEST + " characters");
        }
    }

    /** Any number of messages, for ever: what Abaco makes of an empty request. */
    public static NonceDraft usual(String owner, Set<String> roles) {
        return new NonceDraft(owner, roles, Level.EXECUTE, "", Nonce.UNLIMITED, 0);
    }
}
