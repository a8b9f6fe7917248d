package dev.baton.lambdatest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A function URL on this machine: ordinary clients talk HTTP to it, and environments of {@code api} get events of payload
 * 2.0. Like the service, it hands on no more than 6 MB: a larger request is answered 413, a larger reply or a failed
 * invocation 502.
 */
public final class FunctionUrl implements AutoCloseable {
    static final int LARGEST = 6 * 1024 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpServer server;
    private final Fleet fleet;
    private final Duration timeout;

    private FunctionUrl(Fleet fleet, Duration timeout) throws IOException {
        this.fleet = fleet;
        this.timeout = timeout;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** A URL in front of at most that many environments, which start when they are needed. */
    public static FunctionUrl open(Map<String, String> environment, int most) {
        return open(environment, most, TIMEOUT);
    }

    /** As above, with the function's timeout. */
    static FunctionUrl open(Map<String, String> environment, int most, Duration timeout) {
        try {
            return new FunctionUrl(Fleet.growing(Role.API, environment, most), timeout);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** A URL in front of that many environments, which are there from the beginning and serve in turn. */
    public static FunctionUrl inTurn(Map<String, String> environment, int number) {
        try {
            return new FunctionUrl(Fleet.inTurn(Role.API, environment, number), TIMEOUT);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** How many requests each environment has answered. */
    List<Integer> served() {
        return fleet.served();
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The environments behind it. */
    List<Function> running() {
        return fleet.running();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] event = UrlEvent.of(exchange);
            if (event.length > LARGEST) {
                fail(exchange, 413, "Request Too Long");
                return;
            }
            switch (fleet.invoke(event, timeout)) {
                case Answer.Payload payload
                when payload.bytes().length <= LARGEST ->
                    UrlReply.of(payload.bytes()).send(exchange);
                case Answer.Payload large -> fail(exchange, 502, "Bad Gateway");
                case Answer.Failed failed -> fail(exchange, 502, "Internal Server Error");
                case Answer.Gone gone -> fail(exchange, 502, "Internal Server Error");
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void fail(HttpExchange exchange, int status, String message) throws IOException {
        byte[] body = ("{\"Message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        fleet.close();
    }
}
