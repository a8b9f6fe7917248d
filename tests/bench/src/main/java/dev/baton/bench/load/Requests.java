package dev.baton.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * Requests as they go over the wire.
 *
 * @param credential a whole header line with its end, or empty
 */
public record Requests(String credential) {
    private static final String HOST = " HTTP/1.1\r\nHost: 127.0.0.1\r\n";

    /** For who has the server's key. */
    static Requests withKey(String key) {
        return new Requests("Authorization: Bearer " + key + "\r\n");
    }

    /** For who has no key, but brings what lets it in with the path. */
    static Requests withoutKey() {
        return new Requests("");
    }

    public byte[] get(String path) {
        return bytes("GET " + path + HOST + credential + "\r\n");
    }

    public byte[] post(String path, String json) {
        return body("POST ", path, json);
    }

    public byte[] put(String path, String json) {
        return body("PUT ", path, json);
    }

    private byte[] body(String method, String path, String json) {
        return bytes(method + path + HOST + credential + "Content-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
