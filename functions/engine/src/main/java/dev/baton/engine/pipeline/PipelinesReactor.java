package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.EngineException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.AdminTokens;
import dev.baton.engine.pipeline.ReactorOutcome.Verdict;
import java.util.List;
import java.util.Set;

/** The pipelines manager: an actor that registers pipelines, and retires them for an administrator, by messages. */
public final class PipelinesReactor {
    private static final Set<String> REGISTER =
            Set.of("action", "uuid", "id", "name", "description", "components", "machine", "token", "__options");
    private static final Set<String> RETIRE = Set.of("action", "uuid", "token", "__options");

    private final Pipelines pipelines;
    private final AdminTokens admins;

    PipelinesReactor(Pipelines pipelines, AdminTokens admins) {
        this.pipelines = pipelines;
        this.admins = admins;
    }

    /** Does what the message says. */
    public ReactorOutcome hear(ReactorMessage message) {
        try {
            JsonNode body = MessageForms.unwrapped(message.body(), false);
            if (!(body instanceof ObjectNode)) {
                throw new RefusedException("message: must be an object that describes a pipeline");
            }
            MessageFields fields = new MessageFields(body);
            String action = fields.has("action") ? fields.text("action") : "create";
            return switch (action) {
                case "create" -> register(fields.only(REGISTER));
                case "retire" -> retire(fields.only(RETIRE), message);
                default -> throw MessageFields.wrong("action", "create or retire");
            };
        } catch (EngineException refused) {
            return JobsReactor.refused("Failed to process message", refused);
        }
    }

    private ReactorOutcome register(MessageFields fields) {
        String version = fields.text("machine");
        StateMachine machine = version == null
                ? null
                : StateMachine.of(version).orElseThrow(() -> MessageFields.wrong("machine", "2018 or 2020"));
        JsonNode components = fields.array("components");
        for (JsonNode component : components == null ? JsonNodeFactory.instance.arrayNode() : components) {
            if (!component.isObject()) {
                throw MessageFields.wrong("components", "an array of objects");
            }
        }
        String uuid = fields.uuid("uuid");
        String id = fields.word("id");
        if (uuid == null && id == null) {
            throw new RefusedException("id: is missing; a pipeline has an id or a uuid");
        }
        NewPipeline draft =
                new NewPipeline(uuid, id, fields.text("name"), fields.text("description"), components, machine);
        return outcome(Verdict.CREATED, pipelines.register(draft));
    }

    private ReactorOutcome retire(MessageFields fields, ReactorMessage message) {
        String token = fields.token();
        if (!admins.accepts(token == null ? message.first("token") : token)) {
            throw new RefusedException("token: administrative token was not valid");
        }
        return outcome(Verdict.RETIRED, pipelines.retire(fields.required("uuid", fields.uuid("uuid"))));
    }

    private static ReactorOutcome outcome(Verdict verdict, Pipeline pipeline) {
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("uuid", pipeline.uuid())
                .put("machine", pipeline.machine().version());
        return JobsReactor.outcome(verdict, "Pipeline " + pipeline.uuid() + " " + verdict.text(), result, List.of());
    }
}
