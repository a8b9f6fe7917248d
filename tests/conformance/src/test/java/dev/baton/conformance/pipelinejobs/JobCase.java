package dev.baton.conformance.pipelinejobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.pipeline.PipelineEvent;
import dev.baton.engine.pipeline.PipelineState;
import dev.baton.engine.pipeline.StateMachine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.StreamSupport;

/** A case of the peers' behaviour, as the file has it. */
record JobCase(String id, JsonNode given, JsonNode message, JsonNode expect) {
    static final ObjectMapper JSON = new ObjectMapper();

    static List<JobCase> all() {
        try (InputStream in = JobCase.class.getResourceAsStream("/pipelinejobs/cases.json")) {
            return StreamSupport.stream(JSON.readTree(in).spliterator(), false)
                    .map(each -> new JobCase(
                            each.get("id").textValue(), each.get("given"), each.get("message"), each.get("expect")))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    StateMachine machine() {
        return given.get("gen").textValue().startsWith("2018") ? StateMachine.SEED : StateMachine.NEWEST;
    }

    String via() {
        return message.get("via").textValue();
    }

    /** What a client of theirs calls, without its arguments where they are none. */
    String call() {
        return message.path("call").asText();
    }

    boolean ok() {
        return expect.get("result").textValue().equals("ok");
    }

    /** The body with the job's own uuid and the tokens that the case only names. */
    JsonNode body(String uuid, String token, String admin) {
        JsonNode body = message.get("body");
        return body == null || body.isNull() ? null : named(body.deepCopy(), uuid, token, admin);
    }

    private static JsonNode named(JsonNode node, String uuid, String token, String admin) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> named(field.getValue(), uuid, token, admin));
            if (object.path("uuid").asText().equals("JOB")) {
                object.put("uuid", uuid);
            }
            switch (object.path("token").asText()) {
                case "valid" -> object.put("token", token);
                case "admin" -> object.put("token", admin);
                default -> {}
            }
        }
        return node;
    }

    Map<String, String> query(String uuid, String token) {
        Map<String, String> query = new HashMap<>();
        message.path("query")
                .properties()
                .forEach(field -> query.put(
                        field.getKey(),
                        switch (field.getValue().textValue()) {
                            case "JOB" -> uuid;
                            case "valid" -> token;
                            default -> field.getValue().textValue();
                        }));
        return query;
    }

    /** The events that lead from the beginning to this state by the shortest way. */
    static List<PipelineEvent> way(StateMachine machine, PipelineState goal) {
        Map<PipelineState, List<PipelineEvent>> ways = new HashMap<>(Map.of(PipelineState.CREATED, List.of()));
        Queue<PipelineState> next = new ArrayDeque<>(List.of(PipelineState.CREATED));
        while (!ways.containsKey(goal)) {
            PipelineState from = next.remove();
            machine.rows().get(from).forEach((event, to) -> {
                if (!ways.containsKey(to)) {
                    LinkedHashSet<PipelineEvent> way = new LinkedHashSet<>(ways.get(from));
                    way.add(event);
                    ways.put(to, List.copyOf(way));
                    next.add(to);
                }
            });
        }
        return ways.get(goal);
    }
}
