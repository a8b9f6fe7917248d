package dev.baton.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A function that an actor's message runs: its message, who it is, and its way to other actors. Thread-safe.
 */
public final class Reactor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SYNCHRONOUS = "_abaco_synchronous";
    /** Where a message comes from: variables of this run, and as what the receiver sees them (Abaco's SDK). */
    private static final Map<String, String> SOURCE = Map.of(
            "_abaco_actor_id", "x_src_actor_id",
            "_abaco_execution_id", "x_src_execution_id",
            "APP_ID", "x_src_app_id",
            "JOB_ID", "x_src_job_id",
            "EVENT", "x_src_event",
            "UUID", "x_src_uuid");

    private final Map<String, String> context;
    private final Settings settings;
    private final Messenger messenger;
    private final Clock clock;

    Reactor(Map<String, String> context, Settings settings, Messenger messenger, Clock clock) {
        this.context = Map.copyOf(context);
        this.settings = settings;
        this.messenger = messenger;
        this.clock = clock;
    }

    /** From this process: its environment, and the two files in its working directory. */
    public static Reactor here() {
        return in(Path.of(""), System.getenv());
    }

    /** From these variables, as an actor's run has them, and the two files in this folder. */
    public static Reactor in(Path folder, Map<String, String> environment) {
        return of(environment, Settings.in(folder, environment));
    }

    /** From these variables and settings. */
    public static Reactor of(Map<String, String> environment, Settings settings) {
        return new Reactor(
                environment, settings, new Messenger(settings.apiServer(), Thread::sleep), Clock.systemUTC());
    }

    /**
     * From what a Lambda function or an HTTPS target is called with for an actor.
     *
     * @param call an object with {@code message}, {@code context} and more
     */
    public static Reactor called(JsonNode call, Settings settings) {
        Map<String, String> context = new TreeMap<>();
        call.path("context")
                .properties()
                .forEach(each -> context.put(each.getKey(), each.getValue().asText()));
        context.putIfAbsent("MSG", call.path("message").asText());
        return of(context, settings);
    }

    Settings settings() {
        return settings;
    }

    Clock clock() {
        return clock;
    }

    /** What the message said: JSON, or text; JSON's null without one. */
    public JsonNode message() {
        String text = context.get("MSG");
        return text == null ? NullNode.getInstance() : json(text).orElseGet(() -> TextNode.valueOf(text));
    }

    /** A variable of this run. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(context.get(name)).filter(value -> !value.isEmpty());
    }

    /** The id of the actor that runs; null where none does. */
    public String actorId() {
        return variable("_abaco_actor_id").orElse(null);
    }

    /** The id of this run; null where there is none. */
    public String executionId() {
        return variable("_abaco_execution_id").orElse(null);
    }

    /** A word that joins what runs together, if there is one. */
    public Optional<String> session() {
        return variable("x_session").or(() -> variable("SESSION"));
    }

    /** What earlier runs of a stateful actor left; JSON's null for nothing. */
    public JsonNode state() {
        return variable("_abaco_actor_state").flatMap(Reactor::json).orElse(NullNode.getInstance());
    }

    /** Leaves a value for later runs; takes the key {@code authn}. */
    public void saveState(JsonNode value) {
        if (actorId() == null) {
            throw new IllegalStateException(
                    "no actor runs here, so that there is no state (_abaco_actor_id is not set)");
        }
        messenger.post(
                "/" + actorId() + "/state", Map.of(), key(), UUID.randomUUID().toString(), value);
    }

    /**
     * Sends a message to an actor, by its id or alias: to the managers by the nonce, to others by the key.
     *
     * @return the id of its execution
     */
    public String sendMessage(String actor, JsonNode message) {
        boolean manager = actor.equals(settings.jobManagerId()) || actor.equals(settings.pipelineManagerId());
        return send(actor, message, manager ? nonce() : key());
    }

    /** The same for an object of any kind that Jackson can write, such as a Map. */
    public String sendMessage(String actor, Object message) {
        return sendMessage(actor, JSON.<JsonNode>valueToTree(message));
    }

    /** Sends a message by a nonce of that actor. */
    public String sendMessage(String actor, Object message, String nonce) {
        return send(actor, JSON.valueToTree(message), new Messenger.Right.Nonce(nonce));
    }

    /**
     * Leaves a message for an actor with Baton's function {@code message}, which brings it there later: without HTTP, nonce or key,
     * since being allowed to invoke that function is enough. Nothing is heard of its execution here.
     *
     * @return the message's key, which makes it one message however often it is delivered
     */
    public String leaveMessage(Invoker function, String actor, Object message) {
        String key = UUID.randomUUID().toString();
        ObjectNode event = JSON.createObjectNode().put("kind", "actor").put("actor", actor);
        event.set("message", JSON.<JsonNode>valueToTree(message));
        event.set("query", JSON.<JsonNode>valueToTree(source()));
        function.invoke(event.put("key", key).toString().getBytes(StandardCharsets.UTF_8));
        return key;
    }

    private String send(String actor, JsonNode message, Messenger.Right right) {
        JsonNode reply = messenger.post(
                path(actor),
                source(),
                right,
                UUID.randomUUID().toString(),
                JSON.createObjectNode().set("message", message));
        JsonNode execution = reply.path("result").path("executionId");
        if (!execution.isTextual()) {
            throw new UndeliveredMessageException("the reply names no execution", null);
        }
        return execution.textValue();
    }

    /** Sends a message to the jobs manager and waits for what it says. */
    JsonNode ask(JsonNode message, String key) {
        Map<String, String> query = source();
        query.put(SYNCHRONOUS, "true");
        JsonNode said = messenger.post(path(settings.jobManagerId()), query, nonce(), key, message);
        if (said.path("outcome").asText().equals("refused")) {
            throw new RefusedMessageException(said.path("reason").asText());
        }
        if (!said.has("outcome")) {
            throw new UndeliveredMessageException("the manager has not answered yet", null);
        }
        return said;
    }

    private static String path(String actor) {
        return "/" + Messenger.encoded(actor) + "/messages";
    }

    private Map<String, String> source() {
        Map<String, String> query = new TreeMap<>();
        SOURCE.forEach((variable, name) -> variable(variable).ifPresent(value -> query.put(name, value)));
        session().ifPresent(session -> query.put("x_session", session));
        return query;
    }

    private Messenger.Right nonce() {
        return new Messenger.Right.Nonce(settings.updatesNonce());
    }

    private Messenger.Right key() {
        if (settings.authn() == null) {
            throw new MissingSettingException(
                    Settings.AUTHN + " is missing; it is needed for anything but the managers");
        }
        return new Messenger.Right.Key(settings.authn());
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(value -> !value.isMissingNode());
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }
}
