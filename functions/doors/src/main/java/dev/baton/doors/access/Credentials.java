package dev.baton.doors.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Where the three families of clients put their key. */
final class Credentials {
    private Credentials() {}

    /**
     * The key in a request's headers: a bearer token, the password of Basic (any user), or Sparky's Token.
     *
     * @param authorization the header Authorization; null where there is none
     * @param token the header Token; null likewise
     */
    static Optional<String> key(String authorization, String token) {
        if (authorization != null) {
            if (scheme(authorization, "Bearer ")) {
                return Optional.of(authorization.substring("Bearer ".length()).strip());
            }
            if (scheme(authorization, "Basic ")) {
                return password(authorization.substring("Basic ".length()).strip());
            }
        }
        return Optional.ofNullable(token);
    }

    private static boolean scheme(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static Optional<String> password(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
