package dev.baton.conformance.actors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Holds a reply against what a case expects of it; what it does not know it refuses. */
final class Expectation {
    private final Stage stage;
    private final JsonNode request;

    Expectation(Stage stage, JsonNode request) {
        this.stage = stage;
        this.request = request;
    }

    private String fill(JsonNode text) {
        return stage.fill(text.asText());
    }

    /** Everything that the expectation says of one reply. */
    void of(JsonNode expected, Http.Reply reply) {
        expected.properties().forEach(each -> {
            JsonNode want = each.getValue();
            switch (each.getKey()) {
                case "status" -> status(want, reply);
                case "envelope" -> envelope(want.asText(), reply);
                case "result" -> result(want, reply.result());
                case "message_contains" ->
                    assertTrue(
                            reply.message()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .contains(want.asText().toLowerCase(java.util.Locale.ROOT)),
                            reply::text);
                case "headers_present" ->
                    want.forEach(name -> assertTrue(
                            reply.raw().headers().firstValue(name.asText()).isPresent(), name::asText));
                case "raw_body_contains" -> assertTrue(reply.text().contains(want.asText()), reply::text);
                case "ids_masked" ->
                    reply.result()
                            .forEach(nonce ->
                                    assertTrue(nonce.path("id").asText().endsWith("***"), reply::text));
                case "status_any", "eventually", "then" -> {
                    // Asked elsewhere, or said more strictly by status.
                }
                default -> fail("no such expectation: " + each.getKey());
            }
        });
    }

    private static void status(JsonNode wanted, Http.Reply reply) {
        boolean any = false;
        for (JsonNode each : wanted) {
            any |= each.asInt() == reply.status();
        }
        assertTrue(any, () -> reply.status() + " is none of " + wanted + ": " + reply.text());
    }

    private static void envelope(String word, Http.Reply reply) {
        Set<String> keys = new TreeSet<>();
        reply.json().fieldNames().forEachRemaining(keys::add);
        assertEquals(Set.of("message", "status", "version", "result"), keys, reply::text);
        assertEquals(word, reply.json().path("status").asText());
    }

    /** What is said of a result; null says that there is none. */
    void result(JsonNode expected, JsonNode result) {
        if (expected.isNull()) {
            assertTrue(result.isNull(), result::toString);
            return;
        }
        expected.properties().forEach(each -> {
            JsonNode want = each.getValue();
            switch (each.getKey()) {
                case "type" -> assertTrue(result.isArray(), result::toString);
                case "length" -> assertEquals(want.asInt(), result.size(), result::toString);
                case "has" -> want.forEach(name -> assertTrue(result.has(name.asText()), () -> name + " in " + result));
                case "lacks" ->
                    want.forEach(name -> assertFalse(result.has(name.asText()), () -> name + " in " + result));
                case "equals" -> equal(want, result);
                case "changed" ->
                    want.forEach(name -> assertNotEquals(
                            result.path("createTime").asText(),
                            result.path(name.asText()).asText()));
                case "echo" ->
                    assertEquals(
                            AbacoCases.tomorrow(
                                    request.path("json").path(want.asText()).asText()),
                            result.path(want.asText()).asText());
                case "id_pattern" -> assertTrue(result.path("id").asText().matches(want.asText()), result::toString);
                case "logs_contain" -> logs(want, result);
                case "links_self_contains" ->
                    assertTrue(result.at("/_links/self").asText().contains(fill(want)), result::toString);
                case "exitCode_not" ->
                    assertNotEquals(want.asInt(), result.path("exitCode").asInt());
                case "same_size_as_before" -> assertEquals(2, result.size(), result::toString);
                default -> fail("no such expectation of a result: " + each.getKey());
            }
        });
    }

    void logs(JsonNode wanted, JsonNode result) {
        String logs = result.path("logs").asText();
        wanted.forEach(part -> assertTrue(logs.contains(fill(part)), () -> fill(part) + " in " + logs));
    }

    void equal(JsonNode wanted, JsonNode result) {
        wanted.properties().forEach(field -> {
            JsonNode want = field.getValue();
            JsonNode is = result.path(field.getKey());
            if (want.isTextual()) {
                assertEquals(fill(want), is.asText(), result::toString);
            } else {
                assertEquals(want, is, result::toString);
            }
        });
    }
}
