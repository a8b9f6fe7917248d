package dev.baton.lambdatest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Stands between a function and DynamoDB, and does to requests what a test says. Notes the operations that came. */
final class FaultProxy implements AutoCloseable {
    private static final Set<String> NOT_FORWARDED =
            Set.of("host", "connection", "content-length", "transfer-encoding");

    private final HttpServer server;
    private final URI target;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> operations = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Semaphore applied = new Semaphore(0);
    private volatile Duration delay = Duration.ZERO;
    private volatile Function<String, Fault> faults = operation -> Fault.NONE;

    FaultProxy(URI target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on this decides by the operation's name, such as UpdateItem. Called for one request after the other. */
    void faults(Function<String, Fault> decision) {
        faults = decision;
    }

    /** From now on every answer comes so much later. */
    void slow(Duration later) {
        delay = later;
    }

    /** All that came, in order. */
    List<String> operations() {
        return operations;
    }

    /** Waits until a request was applied whose answer is held; false where none came for long. */
    boolean awaitApplied() throws InterruptedException {
        return applied.tryAcquire(60, TimeUnit.SECONDS);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String name = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            // The network's own time, which no test waits for.
            new CountDownLatch(1).await(delay.toMillis(), TimeUnit.MILLISECONDS);
            switch (next(name.substring(name.indexOf('.') + 1))) {
                case NONE -> answer(exchange, forward(exchange, body));
                case THROTTLED ->
                    error(exchange, 400, "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException");
                case FAILED -> error(exchange, 500, "com.amazonaws.dynamodb.v20120810#InternalServerError");
                case ANSWER_LOST -> forward(exchange, body);
                case APPLIED_AND_HELD -> {
                    forward(exchange, body);
                    applied.release();
                    closed.await();
                }
                case HELD -> closed.await();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Fault next(String operation) {
        operations.add(operation);
        return faults.apply(operation);
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name)) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private static void error(HttpExchange exchange, int status, String type) throws IOException {
        byte[] body =
                ("{\"__type\":\"" + type + "\",\"message\":\"as the test says\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
