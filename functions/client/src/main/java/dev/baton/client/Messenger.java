package dev.baton.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Posts to the actors door. What fails on the way, and what a busy server sends back (429, 5xx), is sent again with the same
 * key, so that it is done once. Thread-safe.
 */
final class Messenger {
    private static final int TRIES = 6;
    private static final Duration TIMEOUT = Duration.ofSeconds(40);
    private static final long FIRST_PAUSE_MILLIS = 250;
    static final ObjectMapper JSON = new ObjectMapper();

    /** Waits between two tries. */
    @FunctionalInterface
    interface Pause {
        void of(long millis) throws InterruptedException;
    }

    private final String server;
    private final HttpClient client;
    private final Pause pause;

    Messenger(String server, Pause pause) {
        this.server = server;
        this.pause = pause;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** By what right something is sent: a nonce, or a key. */
    sealed interface Right {
        /** Goes into the query. */
        record Nonce(String secret) implements Right {
            @Override
            public String toString() {
                return "Nonce";
            }
        }

        /** Goes into a header. */
        record Key(String secret) implements Right {
            @Override
            public String toString() {
                return "Key";
            }
        }
    }

    /**
     * Posts JSON to a path below {@code /actors/v2}.
     *
     * @param key makes a repetition the same request
     * @return the body of the reply
     * @throws RefusedMessageException for a status of 400 to 499, but 429
     * @throws UndeliveredMessageException after the last try
     */
    JsonNode post(String path, Map<String, String> query, Right right, String key, JsonNode body) {
        HttpRequest request = request(path, query, right, key, body);
        Exception last = null;
        String what = "";
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                if (tries > 0) {
                    pause.of(FIRST_PAUSE_MILLIS << tries);
                }
                HttpResponse<String> reply =
                        client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (reply.statusCode() < 300) {
                    return json(reply.body());
                }
                what = message(reply);
                if (reply.statusCode() < 500 && reply.statusCode() != 429) {
                    throw new RefusedMessageException(what);
                }
            } catch (IOException broken) {
                last = broken;
                what = "no answer (" + broken.getClass().getSimpleName() + ")";
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new UndeliveredMessageException("interrupted while sending to " + server, stopped);
            }
        }
        throw new UndeliveredMessageException(server + " was tried " + TRIES + " times: " + what, last);
    }

    private HttpRequest request(String path, Map<String, String> query, Right right, String key, JsonNode body) {
        String all = query.entrySet().stream()
                .map(pair -> "&" + encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining());
        HttpRequest.Builder request = switch (right) {
            case Right.Nonce(String secret) -> to(path, "x-nonce=" + encoded(secret) + all);
            case Right.Key(String secret) ->
                to(path, all.isEmpty() ? "" : all.substring(1)).header("Authorization", "Bearer " + secret);
        };
        return request.timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest.Builder to(String path, String query) {
        return HttpRequest.newBuilder(URI.create(server + "/actors/v2" + path + (query.isEmpty() ? "" : "?" + query)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A body that is no JSON is text. */
    private static JsonNode json(String body) {
        return parsed(body).orElseGet(() -> TextNode.valueOf(body));
    }

    private static Optional<JsonNode> parsed(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body));
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private static String message(HttpResponse<String> reply) {
        return parsed(reply.body())
                .map(body -> body.path("message").asText(""))
                .filter(said -> !said.isEmpty())
                .orElse("the server answered " + reply.statusCode());
    }
}
