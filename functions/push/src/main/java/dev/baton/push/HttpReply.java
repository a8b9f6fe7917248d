package dev.baton.push;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a server answered.
 *
 * @param headers by their names in lower case; of several with one name the last
 */
record HttpReply(int status, Map<String, String> headers, byte[] body) {
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
