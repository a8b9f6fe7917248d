package dev.baton.doors.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.ExactJson;
import dev.baton.engine.pipeline.ReactorMessage;
import dev.baton.engine.pipeline.ReactorOutcome;
import dev.baton.engine.pipeline.ReactorOutcome.Verdict;
import java.util.Map;

/** Bodies of requests as messages to the managers, so that both ways take the same. */
final class Heard {
    private static final String ACTION = "action";

    private Heard() {}

    /** The body as a message that creates; any other action is refused. */
    static ReactorMessage creation(byte[] body, String key) {
        if (!(ExactJson.parse(body) instanceof ObjectNode message)) {
            throw RequestException.wrong("the body must be a JSON object");
        }
        JsonNode action = message.get(ACTION);
        if (action != null && !action.asText().equals("create")) {
            throw RequestException.wrong("action must be create here, or be left out", ACTION, action.toString());
        }
        return new ReactorMessage(message.put(ACTION, "create"), Map.of(), key);
    }

    /** What the manager says, where it did not refuse. */
    static JsonNode result(ReactorOutcome outcome) {
        if (outcome.verdict() == Verdict.REFUSED) {
            throw RequestException.wrong(outcome.result().path("reason").asText());
        }
        return outcome.result();
    }
}
