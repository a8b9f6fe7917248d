package dev.baton.client.sparky;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A server that keeps what it is asked and says what it was told to, one after the other; and a clock that goes only while one pauses. */
final class StubSparky implements AutoCloseable {
    static final int BROKEN = 0;

    /** What was asked; no token is "". */
    record Request(String line, String token, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private record Reply(int status, byte[] body, String location) {}

    final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    final List<Duration> pauses = new ArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final HttpServer server;
    private final Random chance = new Random(1);
    private long nanos;

    StubSparky() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    StubSparky say(int status, String body) {
        return say(status, body.getBytes(StandardCharsets.UTF_8), null);
    }

    StubSparky say(int status, byte[] body, String location) {
        synchronized (replies) {
            replies.add(new Reply(status, body, location));
        }
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A scenario of the job main/parent.1 on this server, with these variables besides. */
    Scenario scenario(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SP6_TAGS",
                "stage=main,SPARKY_PROJECT=main,SPARKY_JOB_ID=parent.1,SPARKY_WORKER=localhost,SPARKY_TCP_PORT="
                        + server.getAddress().getPort() + ",SPARKY_API_TOKEN=secret123456"));
        environment.putAll(more);
        return new Scenario(environment, new Courier(Courier.client(Optional.empty()), new Manual()), chance);
    }

    List<String> lines() {
        return requests.stream().map(Request::line).toList();
    }

    private final class Manual implements Time {
        @Override
        public synchronized long nanos() {
            return nanos;
        }

        @Override
        public synchronized void pause(Duration pause) {
            pauses.add(pause);
            nanos += pause.toNanos();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String token = exchange.getRequestHeaders().getFirst("Token");
            requests.add(new Request(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    token == null ? "" : token,
                    exchange.getRequestBody().readAllBytes()));
            Reply reply;
            synchronized (replies) {
                // Whoever asks for more than was told asks for the last once more.
                reply = replies.size() > 1 ? replies.remove() : replies.element();
            }
            if (reply.status() == BROKEN) {
                return;
            }
            if (reply.location() != null) {
                exchange.getResponseHeaders().set("Location", reply.location());
            }
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
