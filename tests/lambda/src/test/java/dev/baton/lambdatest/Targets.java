package dev.baton.lambdatest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Other people's functions, each at a path of its own: answers as the test says, and remembers what it got. */
final class Targets implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, Function<JsonNode, String>> functions = new ConcurrentHashMap<>();
    private final List<JsonNode> got = new CopyOnWriteArrayList<>();
    private final BlockingQueue<JsonNode> open = new LinkedBlockingQueue<>();

    Targets() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::called);
        server.start();
    }

    /** Where this function is. */
    String url(String name) {
        return base() + "/" + name;
    }

    /** A function that answers at once with the JSON that is made of its delivery. */
    Targets answering(String name, Function<JsonNode, String> made) {
        functions.put(name, made);
        return this;
    }

    /** A function that takes its job on, and calls back later: see {@link #next}. */
    Targets acceptingAs(String name) {
        return answering(name, delivery -> {
            open.add(delivery);
            return "";
        });
    }

    /** The next delivery that waits for a callback. */
    JsonNode next() throws InterruptedException {
        JsonNode delivery = within(60);
        if (delivery == null) {
            throw new AssertionError("no delivery came; those before are " + got);
        }
        return delivery;
    }

    /** As {@link #next}, but null where none comes in these seconds. */
    JsonNode within(int seconds) throws InterruptedException {
        return open.poll(seconds, TimeUnit.SECONDS);
    }

    /** As {@link #next}, but null where none waits now. */
    JsonNode poll() {
        return open.poll();
    }

    /** Where they all are. */
    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All deliveries, in order. */
    List<JsonNode> got() {
        return got;
    }

    /** The names of the jobs that were sent, in order. */
    List<String> names() {
        return got.stream().map(delivery -> delivery.at("/job/name").asText()).toList();
    }

    /** Says by the delivery's address how its attempt ended; the address is the public one, which leads here by this caller. */
    static Caller.Reply callBack(Caller caller, JsonNode delivery, String answer) throws Exception {
        String address = delivery.at("/callback/url").asText();
        String door = "https://" + UrlEvent.DOMAIN;
        if (!address.startsWith(door)) {
            throw new AssertionError("a callback goes to the function URL, not to "
                    + URI.create(address).getHost());
        }
        return caller.post(address.substring(door.length()), answer);
    }

    private void called(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode delivery = JSON.readTree(exchange.getRequestBody());
            got.add(delivery);
            String name = exchange.getRequestURI().getPath().substring(1);
            byte[] answer = functions.get(name).apply(delivery).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.length == 0 ? 202 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
