package dev.baton.lambdatest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda's Runtime API for one process: it asks here for its next invocation, and brings its answers. Every reply carries
 * Content-Type and Lambda-Runtime-Trace-Id, without which the runtime's native part crashes.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String VERSION = "/2018-06-01/runtime/";
    private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:baton";

    private final HttpServer server;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final CountDownLatch firstAsked = new CountDownLatch(1);
    private volatile boolean restored;
    private volatile String initError;

    private record Invocation(String id, byte[] event, Duration timeout, CompletableFuture<Answer> answer) {}

    RuntimeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** What goes into AWS_LAMBDA_RUNTIME_API. */
    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Hands the event to the process as soon as it asks. */
    CompletableFuture<Answer> submit(byte[] event, Duration timeout) {
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), event, timeout, new CompletableFuture<>());
        running.put(invocation.id(), invocation);
        waiting.add(invocation);
        return invocation.answer();
    }

    /** Falls to zero when the process asks for the first time: it is ready then. */
    CountDownLatch firstAsked() {
        return firstAsked;
    }

    /** Whether the process went through a checkpoint and was restored. */
    boolean restored() {
        return restored;
    }

    /** What the process said when it could not start. */
    Optional<String> initError() {
        return Optional.ofNullable(initError);
    }

    /** Nothing is answered any more: the process is gone. */
    void abandon() {
        running.values().forEach(invocation -> invocation.answer().complete(new Answer.Gone()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!path.startsWith(VERSION)) {
                reply(exchange, 404, Map.of(), new byte[0]);
                return;
            }
            String[] steps = path.substring(VERSION.length()).split("/");
            switch (steps[0] + "/" + steps[steps.length - 1]) {
                case "invocation/next" -> next(exchange);
                case "invocation/response" -> answered(exchange, steps[1], new Answer.Payload(body));
                case "invocation/error" -> answered(exchange, steps[1], new Answer.Failed(text(body)));
                case "init/error" -> {
                    initError = text(body);
                    firstAsked.countDown();
                    reply(exchange, 202, Map.of(), new byte[0]);
                }
                case "restore/next" -> {
                    restored = true;
                    reply(exchange, 200, Map.of(), new byte[0]);
                }
                default -> reply(exchange, 404, Map.of(), new byte[0]);
            }
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private void next(HttpExchange exchange) throws IOException {
        firstAsked.countDown();
        try {
            Invocation next = waiting.take();
            // Counted from here, as Lambda does: a start takes nothing from it.
            long deadline = System.currentTimeMillis() + next.timeout().toMillis();
            reply(
                    exchange,
                    200,
                    Map.of(
                            "Lambda-Runtime-Aws-Request-Id", next.id(),
                            "Lambda-Runtime-Deadline-Ms", Long.toString(deadline),
                            "Lambda-Runtime-Invoked-Function-Arn", ARN),
                    next.event());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(HttpExchange exchange, String id, Answer answer) throws IOException {
        Invocation invocation = running.remove(id);
        reply(exchange, invocation == null ? 400 : 202, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
        if (invocation != null) {
            invocation.answer().complete(answer);
        }
    }

    private static void reply(HttpExchange exchange, int status, Map<String, String> more, byte[] body)
            throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
        more.forEach(headers::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        abandon();
        server.stop(0);
    }
}
