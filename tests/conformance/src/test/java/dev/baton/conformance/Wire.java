package dev.baton.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Speaks to a server as Torc's generated Python client does: its headers, and a body only where it sends one. Where the server's
 * address has a user's name and a password, they go along as Basic.
 */
final class Wire {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Optional<String> basic;

    Wire(URI base) {
        basic = Optional.ofNullable(base.getUserInfo())
                .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        this.base = URI.create("http://" + base.getHost() + ":" + base.getPort() + "/");
    }

    /** What came back. */
    record Reply(int status, JsonNode body) {}

    /** One exchange; the path begins behind the server's name, the body may be null. */
    Reply call(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).header("Accept", "application/json");
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/json");
        }
        basic.ifPresent(pair -> request.header("Authorization", "Basic " + pair));
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            HttpResponse<String> reply = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode json = reply.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(reply.body());
            return new Reply(reply.statusCode(), json);
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + path, broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
