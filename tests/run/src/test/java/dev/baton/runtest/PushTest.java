package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are sent to functions by the command itself: one answers at once, the next calls the run back. */
final class PushTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<JsonNode> trained = new LinkedBlockingQueue<>();
    private final ExecutorService later = Executors.newSingleThreadExecutor();
    private HttpServer target;

    @BeforeEach
    void open() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/make", exchange -> {
            exchange.getRequestBody().readAllBytes();
            answer(exchange, "{\"status\": \"completed\", \"user_data\": {\"config\": {\"rate\": 0.1}}}");
        });
        target.createContext("/train", exchange -> {
            JsonNode sent = JSON.readTree(exchange.getRequestBody());
            answer(exchange, "{\"status\": \"accepted\"}");
            trained.add(sent);
            later.execute(() -> callBack(sent.at("/callback/url").asText()));
        });
        target.start();
    }

    @AfterEach
    void close() {
        target.stop(0);
        later.shutdownNow();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private static void callBack(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "&status=completed"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join();
    }

    @Test
    void a_run_sends_jobs_hands_user_data_on_and_hears_who_calls_back() throws Exception {
        Command baton = new Command(folder);
        String url = "http://127.0.0.1:" + target.getAddress().getPort();
        baton.write("pushed.yaml", """
                name: pushed
                jobs:
                  - {name: make, target: "%1$s/make", output_user_data: [config]}
                  - {name: train, target: "%1$s/train", input_user_data: [config]}
                user_data: [{name: config}]
                """.formatted(url));
        baton.write("go.sh", "exec \"$BATON\" run pushed.yaml");
        Command.Outcome run = baton.script(List.of("env", "BATON_PUSH_ALLOW=127.0.0.1"), "go.sh");
        assertEquals(0, run.code(), run.out());
        JsonNode sent = trained.poll(1, TimeUnit.MINUTES);
        assertEquals("0.1", sent.at("/input/user_data/config/rate").asText());
        String results = baton.good("results", "list", "1");
        assertTrue(results.contains("completed"), results);
    }

    @Test
    void a_run_says_why_a_job_was_not_delivered() throws Exception {
        Command baton = new Command(folder);
        baton.write("inside.yaml", """
                name: inside
                jobs:
                  - {name: make, target: "http://127.0.0.1:%d/make"}
                """.formatted(target.getAddress().getPort()));
        Command.Outcome run = baton.run("run", "inside.yaml");
        assertEquals(1, run.code(), run.out());
        assertTrue(run.out().contains("job 'make' was not delivered to"), run.out());
        assertTrue(run.out().contains("BATON_PUSH_ALLOW"), run.out());
    }
}
