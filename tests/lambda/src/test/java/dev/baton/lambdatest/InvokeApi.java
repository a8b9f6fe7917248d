package dev.baton.lambdatest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lambda's own API as far as functions invoke others: it notes what it is asked for. */
final class InvokeApi implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<String> invocations = new LinkedBlockingQueue<>();

    InvokeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/2015-03-31/functions/", this::invoked);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next one: the function's name, the type of the invocation, the event. */
    String next() throws InterruptedException {
        return invocations.poll(20, TimeUnit.SECONDS);
    }

    private void invoked(HttpExchange exchange) throws IOException {
        try (exchange) {
            String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String name = exchange.getRequestURI().getPath().split("/")[3];
            invocations.add(name + " " + exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type") + " " + event);
            exchange.sendResponseHeaders(202, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
