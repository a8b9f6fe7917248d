package dev.baton.conformance.actors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The cases of abaco/cases.json, each played against a server. */
public final class AbacoCases {
    private final Played server;
    private Http http;
    private Stage stage;

    public AbacoCases(Played server) {
        this.server = server;
    }

    private static JsonNode cases() {
        try (InputStream json = AbacoCases.class.getResourceAsStream("/abaco/cases.json")) {
            return Http.JSON.readTree(json).get("cases");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** In the order of the file. */
    public static Stream<String> ids() {
        List<String> ids = new ArrayList<>();
        cases().forEach(each -> ids.add(each.path("id").asText()));
        return ids.stream();
    }

    /** Whether anybody but the admin asks for something with a key. */
    public static boolean needsOtherUsers(String id) {
        return find(id).findValuesAsText("auth").stream()
                .anyMatch(user -> !user.equals("admin") && !user.equals("none"));
    }

    private static JsonNode find(String id) {
        for (JsonNode each : cases()) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no such case: " + id);
    }

    /** Plays the case with this id. */
    public void play(String id) {
        try {
            String there = find(id).toString().replace("\"testuser\"", "\"" + server.admin() + "\"");
            for (String image : List.of("echo", "echo2")) {
                there = there.replace("\"image\":\"" + image + "\"", "\"image\":\"" + server.image(image) + "\"");
            }
            play(Http.JSON.readTree(there));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void play(JsonNode each) {
        http = new Http(server);
        stage = new Stage(http, server);
        each.path("setup").forEach(words -> stage.set(words.asText()));
        JsonNode request = each.path("request");
        JsonNode expect = each.path("expect");
        Expectation expectation = new Expectation(stage, request);
        if (request.has("sequence")) {
            List<Http.Reply> replies = new ArrayList<>();
            request.path("sequence").forEach(step -> replies.add(send(step)));
            if (expect.has("each")) {
                replies.forEach(reply -> expectation.of(expect.path("each"), reply));
            } else {
                List<Integer> statuses =
                        replies.stream().map(Http.Reply::status).toList();
                assertEquals(
                        expect.path("statuses").toString(), statuses.toString().replace(" ", ""));
            }
        } else if (request.has("each_of")) {
            request.path("each_of").forEach(step -> expectation.of(expect, send(step)));
        } else if (request.has("parallel")) {
            parallel(request, expect);
        } else if (expect.has("either")) {
            either(expectation, expect.path("either"), send(request));
        } else {
            Http.Reply reply = send(request.has("poll") ? request.path("poll") : request);
            if (reply.result().has("executionId")) {
                stage.name("executionId", reply.result().path("executionId").asText());
            }
            expectation.of(expect, reply);
        }
        expect.path("then").properties().forEach(then -> later(expectation, then.getKey(), then.getValue()));
        if (expect.has("eventually")) {
            eventually(expectation, expect.path("eventually"));
        }
    }

    static String tomorrow(String text) {
        return text.replace(
                "<tomorrow yyyy-mm-dd>",
                LocalDate.now(ZoneOffset.UTC).plusDays(1).toString());
    }

    private Http.Reply send(JsonNode step) {
        Map<String, String> query = texts(step.path("query"));
        String path = stage.fill(step.path("path").asText()) + (query.isEmpty() ? "" : "?" + Http.form(query));
        String contentType = null;
        byte[] body = null;
        if (step.has("form")) {
            contentType = "application/x-www-form-urlencoded";
            body = Http.form(texts(step.path("form"))).getBytes(StandardCharsets.UTF_8);
        } else if (step.has("json")) {
            contentType = "application/json";
            body = tomorrow(stage.fill(step.path("json").toString())).getBytes(StandardCharsets.UTF_8);
        }
        return http.call(
                step.path("method").asText(),
                path,
                step.path("auth").asText(),
                contentType,
                body,
                texts(step.path("headers")));
    }

    private Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(each ->
                        texts.put(each.getKey(), stage.fill(each.getValue().asText())));
        return texts;
    }

    private void parallel(JsonNode request, JsonNode expect) {
        List<CompletableFuture<Http.Reply>> replies = IntStream.range(
                        0, request.path("parallel").asInt())
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> send(request.path("request"))))
                .toList();
        Map<String, Integer> counts = new TreeMap<>();
        replies.forEach(reply -> counts.merge(Integer.toString(reply.join().status()), 1, Integer::sum));
        Map<String, Integer> wanted = new TreeMap<>();
        expect.path("count_status")
                .properties()
                .forEach(each -> wanted.put(each.getKey(), each.getValue().asInt()));
        assertEquals(wanted, counts);
    }

    private static void either(Expectation expectation, JsonNode ways, Http.Reply reply) {
        List<AssertionError> failures = new ArrayList<>();
        for (JsonNode way : ways) {
            try {
                expectation.of(way, reply);
                return;
            } catch (AssertionError failure) {
                failures.add(failure);
            }
        }
        throw new AssertionError(failures.toString());
    }

    /** Such as "GET /actors/$A/nonces/$N (admin)", or "GET nonce (admin)" for the nonce $N. */
    private void later(Expectation expectation, String words, JsonNode expected) {
        String[] parts = words.replace("GET nonce", "GET /actors/$A/nonces/$N").split(" ");
        String auth = parts.length > 2 ? parts[2].replaceAll("[()]", "") : "admin";
        Http.Reply reply = http.call("GET", stage.fill(parts[1]), auth, null, null, Map.of());
        if (expected.isInt()) {
            assertEquals(expected.asInt(), reply.status(), reply::text);
        } else {
            expectation.equal(expected, reply.result());
        }
    }

    /** All runs have ended when a request is over, so at once is soon enough. */
    private void eventually(Expectation expectation, JsonNode expected) {
        if (expected.has("linked_actor_execution_log_contains")) {
            String execution = http.get(stage.fill("/actors/$K/executions"))
                    .result()
                    .at("/executions/0/id")
                    .asText();
            expectation.logs(
                    expected.path("linked_actor_execution_log_contains"),
                    http.get(stage.fill("/actors/$K/executions/") + execution + "/logs")
                            .result());
            return;
        }
        JsonNode result = http.get(stage.fill(expected.path("path").asText())).result();
        String logs = result.path("logs").asText();
        expectation.equal(expected.path("equals"), result);
        expectation.logs(expected.path("logs_contain"), result);
        expected.path("logs_lack").forEach(part -> assertFalse(logs.contains(part.asText()), logs));
        if (expected.has("log_MSG_is_valid_json")) {
            String message = logs.lines()
                    .filter(line -> line.startsWith("MSG="))
                    .findFirst()
                    .orElseThrow()
                    .substring("MSG=".length());
            try {
                assertEquals(expected.path("log_MSG_is_valid_json"), Http.JSON.readTree(message));
            } catch (IOException noJson) {
                throw new UncheckedIOException(noJson);
            }
        }
        assertTrue(result.isObject(), result::toString);
    }
}
