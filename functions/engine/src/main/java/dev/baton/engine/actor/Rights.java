package dev.baton.engine.actor;

import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;

/** Refuses what a caller may not do; the messages are Abaco's. */
public final class Rights {
    private static final int LONGEST_USER = 128;

    private Rights() {}

    /** The caller may do that with the actor, or RefusedException. */
    public static void require(Caller caller, Actor actor, Level needed) {
        if (!caller.level(actor).covers(needed)) {
            throw new RefusedException(
                    "Permission denied: you do not have access to this actor (" + needed + " is needed).");
        }
    }

    /** The caller may do that with the alias, or RefusedException. */
    public static void require(Caller caller, Alias alias, Level needed) {
        if (!alias.level(caller).covers(needed)) {
            throw new RefusedException(
                    "Permission denied: you do not have access to this alias (" + needed + " is needed).");
        }
    }

    /** The caller may do that with the config, or RefusedException. */
    public static void require(Caller caller, Config config, Level needed) {
        if (!config.level(caller).covers(needed)) {
            throw new RefusedException(
                    "Permission denied: you do not have access to this config (" + needed + " is needed).");
        }
    }

    /** Who came by a nonce may not hand out rights: nobody could take back what they made of it. */
    public static void requireKey(Caller caller) {
        if (caller.byNonce()) {
            throw new RefusedException("A nonce cannot create nonces or change permissions; use a key.");
        }
    }

    static void checkUser(String user) {
        if (user.isBlank() || user.length() > LONGEST_USER || user.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException(
                    "user must have 1 to " + LONGEST_USER + " characters, none of them a control character");
        }
    }
}
