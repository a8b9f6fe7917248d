package dev.baton.conformance.actors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Speaks to the actors door. */
final class Http {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Played server;

    Http(Played server) {
        this.server = server;
    }

    record Reply(int status, JsonNode json, String text, HttpResponse<byte[]> raw) {
        JsonNode result() {
            return json.path("result");
        }

        String message() {
            return json.path("message").asText();
        }
    }

    static String form(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** One exchange; auth names a user or is none, body and contentType may be null. */
    Reply call(String method, String path, String auth, String contentType, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.base().resolve(path.replaceFirst("^/actors", "/actors/v2")));
        headers.forEach((name, value) -> {
            if (name.startsWith("X-")
                    || name.startsWith("x-")
                    || name.equals("If-Match")
                    || name.equals("Idempotency-Key")) {
                request.header(name, value);
            }
        });
        if (!auth.equals("none")) {
            request.header("Authorization", "Bearer " + server.key(auth));
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        Reply reply = send(request.method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body)));
        if (!method.equals("GET")) {
            server.settle();
        }
        return reply;
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> raw = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String text = new String(raw.body(), StandardCharsets.UTF_8);
            boolean json = raw.headers().firstValue("Content-Type").orElse("").contains("application/json");
            return new Reply(raw.statusCode(), json ? JSON.readTree(text) : MissingNode.getInstance(), text, raw);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    URI base() {
        return server.base();
    }

    Reply get(String path) {
        return call("GET", path, "admin", null, null, Map.of());
    }

    /** Sends JSON, with single quotes for double ones. */
    Reply json(String method, String path, String auth, String json) {
        return call(
                method,
                path,
                auth,
                "application/json",
                json.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                Map.of());
    }
}
