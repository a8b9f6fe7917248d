package dev.baton.engine.actor;

import dev.baton.engine.access.Level;
import java.util.Set;

/**
 * Who asks.
 *
 * @param user the name that permissions are given to
 * @param roles what the installation lets that user do besides; see the constants
 * @param most what the credential allows at most, whatever the user may do
 * @param byNonce whether the credential is a nonce
 */
public record Caller(String user, Set<String> roles, Level most, boolean byNonce) {
    /** May do everything with every actor. */
    public static final String ADMIN = "admin";
    /** May ask for more workers, memory and the like. */
    public static final String PRIVILEGED = "privileged";

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Somebody with a key of their own. */
    public static Caller withKey(String user, Set<String> roles) {
        return new Caller(user, roles, Level.UPDATE, false);
    }

    /** Whether this caller is an administrator. */
    public boolean admin() {
        return roles.contains(ADMIN);
    }

    /** What this caller may do with the actor. */
    public Level level(Actor actor) {
        return (admin() ? Level.UPDATE : actor.level(user)).atMost(most);
    }
}
