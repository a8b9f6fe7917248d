package dev.baton.conformance.sparky;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engine.Engine;
import dev.baton.engine.sparky.Assignment;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.JobState;
import dev.baton.engine.sparky.ProjectSettings;
import dev.baton.engine.sparky.Sparky;
import dev.baton.engine.sparky.SparkyJob;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every request of the real Raku client, said again byte for byte: each answer is one that the client takes, and says the same. */
@QuarkusTest
@TestProfile(WithToken.class)
class SparkyTranscriptTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPORT = "hello from child\nmeta: name=alexey age=48\n12:00:01 :: meta: not=counted\n"
            + "meta: reboot=need\nmeta: flag !off x=1=2\n";

    @TestHTTPResource("/")
    URI base;

    @Inject
    Engine engine;

    /** A request as it stood on the wire, and what was answered; bodies as the transcript shows them. */
    private record Exchange(List<String> head, String body, List<String> replyHead, String reply) {
        String title() {
            return head.getFirst();
        }

        String path() {
            return head.getFirst().split(" ")[1];
        }

        int status() {
            return Integer.parseInt(replyHead.getFirst().split(" ")[1]);
        }

        String type() {
            return replyHead.stream()
                    .filter(line -> line.startsWith("Content-type: "))
                    .map(line -> line.substring("Content-type: ".length()))
                    .findFirst()
                    .orElse("");
        }
    }

    private static List<Exchange> exchanges() throws IOException {
        String text;
        try (InputStream resource = SparkyTranscriptTest.class.getResourceAsStream("/sparky/traffic.txt")) {
            text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Exchange> exchanges = new ArrayList<>();
        for (String block : text.split("(?m)^=+\n")) {
            int request = block.indexOf(">>> REQUEST\n");
            int response = block.indexOf("<<< RESPONSE\n");
            if (request >= 0) {
                String[] asked = block.substring(request + ">>> REQUEST\n".length(), response)
                        .split("\n\n", 2);
                String[] answered = block.substring(response + "<<< RESPONSE\n".length())
                        .replaceAll("(?m)^-- connection closed.*\n", "")
                        .split("\n\n", 2);
                exchanges.add(new Exchange(
                        asked[0].strip().lines().toList(),
                        asked.length > 1 ? asked[1].stripTrailing() : "",
                        answered[0].lines().toList(),
                        answered.length > 1 ? answered[1] : ""));
            }
        }
        return exchanges;
    }

    /** A body that the transcript tells in words. */
    private static byte[] bytes(Exchange exchange) {
        if (exchange.path().endsWith("README.md")) {
            return "plain ąę text\nline 2\n".getBytes(StandardCharsets.UTF_8);
        }
        if (exchange.path().endsWith("data.tar.gz")) {
            byte[] all = new byte[2304];
            for (int i = 0; i < all.length; i++) {
                all[i] = (byte) i;
            }
            return all;
        }
        return exchange.body().getBytes(StandardCharsets.UTF_8);
    }

    private void main() throws IOException {
        JsonNode trigger = JSON.readTree(
                "{\"sparrowdo\":{\"no_sudo\":true,\"bootstrap\":false,\"no_index_update\":false,"
                        + "\"localhost\":true,\"tags\":\"stage=main,shared=from-parent\",\"docker\":\"parent_image\"}}");
        JsonNode config = JSON.createObjectNode().put("description", "it's the \"main\" job $x @y {z} \\n");
        engine.sparky()
                .queue(new Sparky.Spawn(
                        new JobName("main", "parent.1"),
                        config,
                        trigger,
                        "",
                        JSON.createObjectNode(),
                        Optional.empty()));
    }

    /** Lets the job come as far as the transcript's stand-in said that it had come. */
    private void reach(JobName name, int code) {
        Sparky sparky = engine.sparky();
        SparkyJob job = sparky.get(name);
        if (job.state() == JobState.QUEUED && code != JobState.QUEUED.code()) {
            disabled(name.project(), false);
            Assignment taken = sparky.take("w", Sparky.LEASE_MILLIS).orElseThrow();
            assertEquals(name, taken.name());
            sparky.report(taken.name(), taken.build(), 0, REPORT.getBytes(StandardCharsets.UTF_8));
            job = sparky.get(name);
        }
        if (job.state() == JobState.RUNNING && code == JobState.TERMINATED.code()) {
            sparky.cancel(name);
        } else if (job.state() == JobState.RUNNING && code != 0) {
            sparky.end(name, job.build(), code == JobState.OK.code(), null);
        }
    }

    /** No job is begun before its turn in the transcript. */
    private void disabled(String project, boolean disabled) {
        engine.sparky().settings(project, old -> new ProjectSettings(1, 0, 3600, disabled, List.of()));
    }

    @Test
    void the_real_client_gets_answers_that_it_takes() throws IOException {
        engine.sparky().health().lanes().forEach(lane -> disabled(lane.project(), true));
        main();
        disabled("main", true);
        RawClient client = new RawClient(base);
        List<Executable> claims = new ArrayList<>();
        int number = 0;
        for (Exchange exchange : exchanges()) {
            String[] path = exchange.path().split("/");
            if (path[1].equals("status") && exchange.status() == 200) {
                reach(
                        new JobName(path[2], path[3]),
                        Integer.parseInt(exchange.reply().strip()));
            }
            byte[] body = exchange.body().isEmpty() ? new byte[0] : bytes(exchange);
            List<String> head = exchange.head().stream()
                    .map(line -> line.startsWith("Content-Length:") ? "Content-Length: " + body.length : line)
                    .toList();
            if (path[1].equals("queue")) {
                disabled(
                        JSON.readTree(exchange.body())
                                .path("config")
                                .path("project")
                                .asText(),
                        true);
            }
            RawClient.Reply reply = client.send(head, body);
            String title = ++number + ": " + exchange.title();
            claims.add(() -> compare(title, exchange, reply));
        }
        assertEquals(71, number);
        assertAll(claims);
    }

    private static void compare(String title, Exchange exchange, RawClient.Reply reply) throws IOException {
        boolean readWithWrongToken =
                exchange.path().startsWith("/stash/") && exchange.head().contains("Token: wrong");
        if (readWithWrongToken) {
            assertEquals(403, reply.status(), title);
            return;
        }
        assertEquals(exchange.status(), reply.status(), () -> title + " " + reply.text());
        assertTrue(reply.statusLine().matches("HTTP/1\\.1 [0-9]{3} .*"), reply.statusLine());
        assertTrue(reply.headers().size() < 64, title);
        if (exchange.status() == 200 && !exchange.type().equals("application/json")) {
            assertEquals(
                    exchange.type(), reply.header("content-type").replace("charset=UTF-8", "charset=utf-8"), title);
        }
        String kind = exchange.path().split("/")[1];
        switch (exchange.status() == 200 ? kind : "refused") {
            case "status", "report" ->
                assertEquals(exchange.reply().strip(), reply.text().strip(), title);
            case "stash", "queue" -> {
                if (exchange.title().startsWith("POST /stash")
                        || exchange.title().startsWith("PUT")) {
                    assertTrue(JSON.readTree(reply.text()).has("path"), title);
                } else {
                    assertEquals(JSON.readTree(exchange.reply()), JSON.readTree(reply.text()), title);
                }
            }
            case "file" -> {
                if (exchange.title().startsWith("PUT")) {
                    assertTrue(JSON.readTree(reply.text()).has("path"), title);
                } else {
                    assertArrayEquals(bytes(exchange), reply.body(), title);
                }
            }
            case "trigger" ->
                Stream.of(
                                "'description' => 'it\\'s the \"main\" job $x @y {z} \\\\n'",
                                "'no_sudo' => Bool::True",
                                "'bootstrap' => Bool::False",
                                "'tags' => 'stage=main,shared=from-parent'",
                                "'docker' => 'parent_image'")
                        .forEach(pair -> assertTrue(reply.text().contains(pair), () -> title + " " + reply.text()));
            case "refused" ->
                assertEquals(exchange.reply().strip(), reply.text().strip(), title);
            default -> throw new AssertionError("what is " + title + "?");
        }
    }
}
