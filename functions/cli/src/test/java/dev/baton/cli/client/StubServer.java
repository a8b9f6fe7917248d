package dev.baton.cli.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that gives recorded replies and remembers what it was asked. */
final class StubServer implements AutoCloseable {
    /** A request as it came. */
    record Request(String line, String authorization, String body) {}

    private record Answer(int status, String body, String location) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = Collections.synchronizedMap(new HashMap<>());
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The reply to a method and a path with its query; paging's part of the query is left out. */
    StubServer on(String line, int status, String body) {
        answers.put(line, new Answer(status, body, null));
        return this;
    }

    /** Likewise with 200. */
    StubServer on(String line, String body) {
        return on(line, 200, body);
    }

    /** A list of the torc door. */
    StubServer list(String line, String... items) {
        return on(
                line,
                "{\"items\": [" + String.join(",", items) + "], \"offset\": 0, \"max_limit\": 10000, \"count\": "
                        + items.length + ", \"total_count\": " + items.length + ", \"has_more\": false}");
    }

    /** A redirection. */
    StubServer redirect(String line, URI location) {
        answers.put(line, new Answer(307, "", location.toString()));
        return this;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Methods and paths in order, probes left out. */
    List<String> lines() {
        return requests().stream()
                .map(Request::line)
                .filter(line -> !line.endsWith("/health/ready"))
                .toList();
    }

    Request last() {
        return requests().getLast();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String known = line.replace("&offset=0&limit=10000", "").replace("/torc-service/v1", "");
        requests.add(new Request(known, exchange.getRequestHeaders().getFirst("Authorization"), body));
        Answer answer = answers.getOrDefault(
                known,
                known.equals("GET /health/ready")
                        ? new Answer(200, "{\"status\":\"UP\"}", null)
                        : new Answer(404, "{\"error\": {\"message\": \"the stub knows no " + known + "\"}}", null));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        if (answer.location() != null) {
            exchange.getResponseHeaders().add("Location", answer.location());
        }
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
