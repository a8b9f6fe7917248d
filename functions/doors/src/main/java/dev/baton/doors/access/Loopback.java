package dev.baton.doors.access;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names by which a machine calls itself. A page of a foreign site whose name was rebound to 127.0.0.1 still sends its own
 * name, so an open server that insists on these answers no such page.
 */
final class Loopback {
    private static final Pattern NAME =
            Pattern.compile("(localhost|([a-z0-9-]+\\.)+localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|::1)(:[0-9]{1,5})?");

    private Loopback() {}

    /** Whether the header Host, or the authority of an origin, names this machine. */
    static boolean host(String host) {
        return host != null && NAME.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether the header Origin, where a browser sent one, is a page of this machine. */
    static boolean origin(String origin) {
        if (origin == null) {
            return true;
        }
        int scheme = origin.indexOf("://");
        return scheme > 0 && host(origin.substring(scheme + 3));
    }
}
