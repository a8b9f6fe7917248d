package dev.baton.lambdatest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;

/** Lambda's own API as far as functions invoke others: it takes events at once, and functions that a test names run with them later. */
final class LambdaApi implements AutoCloseable {
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";

    /** What a function does with an event. */
    @FunctionalInterface
    interface Handler {
        void handle(byte[] event) throws Exception;
    }

    private final HttpServer server;
    private final Map<String, Handler> functions = new ConcurrentHashMap<>();
    private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();
    /** Whoever waits, and each run that goes on. */
    private final Phaser underWay = new Phaser(1);

    LambdaApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/2015-03-31/functions/", this::invoked);
        server.start();
    }

    /** A function of this name does that from now on. */
    LambdaApi on(String name, Handler handler) {
        functions.put(name, handler);
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static String arn(String name) {
        return ARN + name;
    }

    /** Returns when all runs that were begun have ended. */
    synchronized void settle() {
        underWay.arriveAndAwaitAdvance();
    }

    private void invoked(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] event = exchange.getRequestBody().readAllBytes();
            String name = exchange.getRequestURI().getPath().split("/")[3].replaceFirst(".*:function:", "");
            Handler function = functions.get(name);
            if (function == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            underWay.register();
            runs.execute(() -> run(function, event));
            exchange.sendResponseHeaders(202, -1);
        }
    }

    private void run(Handler function, byte[] event) {
        try {
            function.handle(event);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        runs.shutdownNow();
    }
}
