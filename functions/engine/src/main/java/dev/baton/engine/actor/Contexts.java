package dev.baton.engine.actor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.access.JobTokens;
import dev.baton.engine.record.Json;
import dev.baton.engine.store.Item;
import java.util.Map;
import java.util.TreeMap;

/** The variables that a run sees: the actor's own defaults, the query, and Abaco's, which nobody can forge. */
record Contexts(States states, Configs configs, JobTokens tokens) {
    private static final String FORCED = "_abaco_";
    private static final String CONFIGS = "_actor_configs";
    private static final String MSG = "MSG";
    /** With it, and with the attempt, whoever runs an execution elsewhere tells its end. */
    private static final String TOKEN = "_baton_execution_token";

    Call call(Actor actor, Item item, Payload payload) {
        Execution execution = ExecutionItems.read(item);
        Map<String, String> context = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each :
                actor.settings().defaultEnvironment().properties()) {
            context.put(
                    each.getKey(),
                    each.getValue().isTextual()
                            ? each.getValue().textValue()
                            : each.getValue().toString());
        }
        context.putAll(payload.context());
        context.keySet().removeIf(name -> name.startsWith(FORCED) || name.equals(CONFIGS) || name.equals(MSG));
        force(context, actor, execution, payload);
        return new Call(
                actor.id(),
                execution.id(),
                execution.attempt(),
                payload.message(),
                payload.contentType(),
                context,
                execution.executor(),
                execution.receivedAt());
    }

    private void force(Map<String, String> context, Actor actor, Execution execution, Payload payload) {
        String state = actor.settings().stateless()
                ? "{}"
                : Json.write(states.get(actor.id()).value());
        String name = actor.settings().name();
        context.put("_abaco_username", execution.executor());
        context.put("_abaco_api_server", payload.context().getOrDefault(Mailbox.SERVER, ""));
        context.put("_abaco_execution_id", execution.id());
        context.put("_abaco_Content_Type", payload.contentType());
        context.put("_abaco_Content-Type", payload.contentType());
        context.put("_abaco_actor_revision", Integer.toString(actor.revision()));
        context.put("_abaco_access_token", "");
        context.put("_abaco_actor_dbid", "BATON_" + actor.id());
        context.put("_abaco_actor_id", actor.id());
        context.put("_abaco_worker_id", execution.workerId() == null ? "" : execution.workerId());
        context.put("_abaco_container_repo", actor.settings().image());
        context.put("_abaco_actor_state", state);
        context.put("_abaco_actor_name", name == null ? "None" : name);
        context.put(CONFIGS, configs.of(actor));
        if (!payload.contentType().equals(Letter.BINARY)) {
            context.put(MSG, payload.message());
        }
        context.remove(Mailbox.SERVER);
        context.remove(Mailbox.PUSH_JOB);
        if (!(actor.image() instanceof Image.BuiltInFunction)) {
            context.put(
                    TOKEN, tokens.of(subject(actor.id(), execution.id(), execution.attempt()), execution.startedAt()));
        }
    }

    /** What the token that ends this attempt is made over. */
    static String subject(String actor, String execution, int attempt) {
        return "execution/" + actor + "/" + execution + "/" + attempt;
    }
}
