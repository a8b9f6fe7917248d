package dev.baton.doors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.json.ExactJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Speaks to the server of a test as a generated client does. */
final class Calls {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    Calls(URI base) {
        this.base = base;
    }

    /** A reply; the body is null where there is none. */
    record Reply(int status, JsonNode body, HttpResponse<byte[]> raw) {
        String message() {
            return body.path("error").path("message").asText();
        }
    }

    Reply call(String method, String path, String body) {
        HttpRequest.Builder request =
                to(path).header("Authorization", "Bearer " + FakeEngine.KEY).header("Accept", "application/json");
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/json");
        }
        return send(request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> raw = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            boolean json = raw.body().length > 0
                    && raw.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
            return new Reply(raw.statusCode(), json ? ExactJson.parse(raw.body()) : null, raw);
        } catch (IOException wrong) {
            throw new java.io.UncheckedIOException(wrong);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
