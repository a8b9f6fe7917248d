package dev.baton.engine.sparky;

import java.util.Collection;

/** Keeps secrets out of what is shown: seven stars stand in their place, as Sparky writes them. */
public final class Stars {
    private static final String STARS = "*******";
    /** What is shorter is no secret, and would star half of a text. */
    private static final int SHORTEST = 6;

    private Stars() {}

    /** The text without these secrets, each of which may be null. */
    public static String over(String text, Collection<String> secrets) {
        String starred = text;
        for (String secret : secrets) {
            if (secret != null && secret.length() >= SHORTEST) {
                starred = starred.replace(secret, STARS);
            }
        }
        return starred;
    }
}
