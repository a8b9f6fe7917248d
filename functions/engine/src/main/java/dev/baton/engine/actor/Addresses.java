package dev.baton.engine.actor;

import dev.baton.engine.RefusedException;
import java.net.URI;
import java.net.URISyntaxException;

/** Addresses that a caller gives us to send to: HTTPS only, without a user or a fragment. */
final class Addresses {
    private static final int LONGEST = 2048;

    private Addresses() {}

    static URI https(String field, String text) {
        try {
            URI url = new URI(text);
            if (text.length() <= LONGEST
                    && "https".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException wrong) {
            // Told below.
        }
        throw new RefusedException(field + " must be an https:// URL without a user or a fragment");
    }
}
