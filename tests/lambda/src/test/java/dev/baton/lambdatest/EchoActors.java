package dev.baton.lambdatest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;

/**
 * Lambda functions that actors run: Lambda's own API takes their invocations, and they tell the end of their executions at the
 * function URL, by the attempt's token. The one called fail fails; any other logs its message and its context.
 */
final class EchoActors implements AutoCloseable {
    private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer lambda;
    private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();
    /** Whoever waits, and each run that goes on. */
    private final Phaser underWay = new Phaser(1);

    private volatile Caller baton;

    EchoActors() throws IOException {
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/2015-03-31/functions/", this::invoked);
        lambda.start();
    }

    /** Where functions invoke others. */
    URI url() {
        return URI.create("http://127.0.0.1:" + lambda.getAddress().getPort());
    }

    /** Ends of executions are told there from now on. */
    void tell(URI functionUrl) {
        baton = new Caller(functionUrl, null);
    }

    static String arn(String name) {
        return ARN + name;
    }

    /** Returns when all runs that were accepted have told their ends. */
    synchronized void settle() {
        underWay.arriveAndAwaitAdvance();
    }

    private void invoked(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode call = JSON.readTree(exchange.getRequestBody().readAllBytes());
            boolean fails = exchange.getRequestURI().getPath().contains("fail");
            underWay.register();
            runs.execute(() -> run(call, fails));
            exchange.sendResponseHeaders(202, -1);
        }
    }

    private void run(JsonNode call, boolean fails) {
        try {
            JsonNode context = call.get("context");
            ObjectNode end = JSON.createObjectNode();
            end.put("attempt", call.get("attempt").asInt()).put("exitCode", fails ? 1 : 0);
            end.put("logs", fails ? "" : log(call, context));
            if (fails) {
                end.putArray("results").add("failed");
            }
            String path = "/actors/v2/" + call.get("actorId").asText() + "/executions/"
                    + call.get("executionId").asText() + "?x-execution-token="
                    + context.get("_baton_execution_token").asText();
            baton.send("PUT", path, "application/json", end.toString().getBytes(StandardCharsets.UTF_8))
                    .good();
        } catch (IOException | InterruptedException closing) {
            throw new IllegalStateException(closing);
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    private static String log(JsonNode call, JsonNode context) {
        StringBuilder log =
                new StringBuilder("Contents of MSG: " + call.get("message").asText() + "\nEnvironment:\n");
        TreeMap<String, String> variables = new TreeMap<>();
        context.properties()
                .forEach(each -> variables.put(each.getKey(), each.getValue().asText()));
        variables.remove("_baton_execution_token");
        variables.forEach(
                (name, value) -> log.append(name).append('=').append(value).append('\n'));
        return log.toString();
    }

    @Override
    public void close() {
        lambda.stop(0);
        runs.shutdownNow();
    }
}
