package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** A client that creates one workflow after the other, and remembers which of them a server has acknowledged. */
final class Creator implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI workflows;
    private final String key;
    private final Map<Long, String> acknowledged = new HashMap<>();
    private final Semaphore up = new Semaphore(0);
    private final Semaphore created = new Semaphore(0);
    private final Thread thread = new Thread(this::create, "creator");
    private int number;

    Creator(Command baton, int port) throws IOException {
        workflows = URI.create("http://127.0.0.1:" + port + "/torc-service/v1/workflows");
        key = baton.read(".baton/admin.key").strip();
        thread.start();
    }

    /** There is a server; until it dies, workflows are created. */
    void serverIsUp() {
        up.release();
    }

    /** Waits until so many more have been acknowledged. */
    void await(int more) throws InterruptedException {
        created.drainPermits();
        created.acquire(more);
    }

    private void create() {
        try {
            while (true) {
                up.acquire();
                createUntilItDies();
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private void createUntilItDies() throws InterruptedException {
        try {
            while (true) {
                String name = "created-" + number++;
                String body = "{\"name\": \"" + name + "\", \"user\": \"u\"}";
                HttpRequest request = HttpRequest.newBuilder(workflows)
                        .header("Authorization", "Bearer " + key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertEquals(200, answer.statusCode(), answer::body);
                synchronized (this) {
                    acknowledged.put(JSON.readTree(answer.body()).get("id").asLong(), name);
                }
                created.release();
            }
        } catch (IOException died) {
            // Whether the last one was created nobody knows; it was not acknowledged.
            return;
        }
    }

    /** All that was acknowledged is there under its id; nothing is there twice. */
    void check(Object seed) throws Exception {
        close();
        thread.join();
        Map<Long, String> names = new HashMap<>();
        JsonNode page = page(0);
        while (!page.get("items").isEmpty()) {
            for (JsonNode workflow : page.get("items")) {
                names.put(workflow.get("id").asLong(), workflow.get("name").asText());
            }
            page = page(names.size());
        }
        assertTrue(
                !acknowledged.isEmpty() && names.entrySet().containsAll(acknowledged.entrySet()),
                () -> seed + ": lost something of " + acknowledged + " in " + names);
        assertEquals(names.size(), names.values().stream().distinct().count(), () -> seed + ": twice in " + names);
    }

    private JsonNode page(int offset) throws Exception {
        HttpRequest list = HttpRequest.newBuilder(URI.create(workflows + "?limit=1000&offset=" + offset))
                .header("Authorization", "Bearer " + key)
                .build();
        // The request that was interrupted may take its connection, and all else on it, along.
        try (HttpClient other = HttpClient.newHttpClient()) {
            return JSON.readTree(
                    other.send(list, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
