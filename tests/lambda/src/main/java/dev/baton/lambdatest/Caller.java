package dev.baton.lambdatest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** An HTTP client with the admin key, as Torc's clients are. */
final class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI url;
    private final String key;

    Caller(URI url) {
        this(url, Cloud.ADMIN_KEY);
    }

    Caller(URI url, String key) {
        this.url = url;
        this.key = key;
    }

    /** A reply. */
    record Reply(int status, HttpResponse<byte[]> http) {
        String text() {
            return new String(http.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(http.body());
            } catch (IOException noJson) {
                throw new IllegalStateException(text(), noJson);
            }
        }

        /** The reply's JSON, where it is a good one. */
        JsonNode good() {
            if (status / 100 != 2) {
                throw new AssertionError(status + " " + text());
            }
            return json();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send("GET", path, "application/json", new byte[0]);
    }

    Reply post(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Reply put(String path, String json) throws IOException, InterruptedException {
        return send("PUT", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Reply send(String method, String path, String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        HttpResponse<byte[]> reply = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Reply(reply.statusCode(), reply);
    }
}
