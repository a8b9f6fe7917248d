package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What messages mean to jobs of either generation. */
final class Meanings {
    private static final String NO_PAYLOAD = "Event had no JSON payload";
    private static final List<String> NOT_KEPT = List.of("_links", "retries", "localId");

    private Meanings() {}

    static Meaning of(JobMessage.Event message, StateMachine machine) {
        JsonNode data = message.explicit() ? message.data() : nothing(machine, message.note());
        return new Meaning.Event(message.event(), data);
    }

    /** The URL's event comes first, then its status, then the body's. */
    static Meaning of(JobMessage.Notice message, StateMachine machine) {
        String name = message.event() != null ? message.event() : StatusMap.event(machine, message.status());
        if (name.equals(StatusMap.NONE)) {
            return new Meaning.Nothing("status " + Shown.text(message.status()) + " stands for no event");
        }
        Optional<PipelineEvent> event = PipelineEvent.of(name);
        return event.isEmpty()
                ? new Meaning.Nonsense("event: there is no event " + Shown.text(name))
                : new Meaning.Event(event.get(), data(message, machine));
    }

    private static JsonNode data(JobMessage.Notice message, StateMachine machine) {
        JsonNode body = message.body();
        return switch (machine) {
            case SEED -> body == null || body.isNull() ? nothing(machine, message.note()) : body;
            case NEWEST -> {
                if (body == null || body.isNull() || body.isContainerNode() && body.isEmpty()) {
                    yield nothing(machine, message.note());
                }
                yield MessageForms.isAloe(body) ? aloe(message, (ObjectNode) body) : body;
            }
        };
    }

    /** The manager of 2019 kept the status alone, and of a running job all but three fields. */
    private static JsonNode aloe(JobMessage.Notice message, ObjectNode body) {
        String status = message.status() == null ? body.get("status").textValue() : message.status();
        String upper = status.toUpperCase(Locale.ROOT);
        return upper.equals("RUNNING")
                ? body.deepCopy().without(NOT_KEPT)
                : JsonNodeFactory.instance.objectNode().put("status", upper);
    }

    /** What stands in the history where nothing came. */
    private static JsonNode nothing(StateMachine machine, String note) {
        return switch (machine) {
            case SEED ->
                note == null ? null : JsonNodeFactory.instance.objectNode().put("note", note);
            case NEWEST -> JsonNodeFactory.instance.objectNode().put("note", note == null ? NO_PAYLOAD : note);
        };
    }
}
