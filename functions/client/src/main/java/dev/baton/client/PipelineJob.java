package dev.baton.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * One run of a pipeline, as whoever coordinates it sees it. It is nobody's business until {@link #setup} tells the jobs manager,
 * which gives the token; UUID and path are known before. Events can be chained; each returns when the manager has applied it, and
 * throws {@link RefusedMessageException} where it does not. Not thread-safe.
 */
public final class PipelineJob {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String DATA = "data";

    private final Reactor reactor;
    private final ObjectNode made;
    private String uuid;
    private String token;
    private String path;
    private String status;

    /** A job about this sample, with the reactor's message as its data. */
    public PipelineJob(Reactor reactor, String labName, String experimentReference, String sampleId) {
        this(reactor, labName, experimentReference, sampleId, null, null);
    }

    /**
     * A job about a measurement of this sample.
     *
     * @param measurementId null for none
     * @param data an object that Jackson can write, such as a Map; null for the reactor's message
     */
    public PipelineJob(
            Reactor reactor,
            String labName,
            String experimentReference,
            String sampleId,
            String measurementId,
            Object data) {
        this.reactor = reactor;
        String pipeline = reactor.settings().pipelineUuid();
        String session = reactor.session()
                .orElseGet(() -> "run-" + UUID.randomUUID().toString().substring(0, 8));
        made = JSON.createObjectNode().put("action", "create").put("pipeline_uuid", pipeline);
        StringBuilder names = new StringBuilder("/products/v1");
        name("lab_name", labName, names);
        name("experiment_reference", experimentReference, names);
        name("sample_id", sampleId, names);
        name("measurement_id", measurementId, names);
        made.put("session", session);
        made.set(DATA, data == null ? object(reactor.message()) : object(JSON.valueToTree(data)));
        if (reactor.actorId() != null) {
            made.put("actor_id", reactor.actorId());
        }
        uuid = Hashed.job(reactor.actorId(), made.get(DATA));
        path = names + "/" + pipeline + "/" + session + "-"
                + TIME.format(reactor.clock().instant());
        made.put("uuid", uuid).put("archive_path", path);
    }

    private PipelineJob(Reactor reactor, String uuid, String token) {
        this.reactor = reactor;
        this.uuid = uuid;
        this.token = token;
        made = JSON.createObjectNode();
    }

    /** The job that was set up in an earlier run, by what that run kept, for instance in the actor's state. */
    public static PipelineJob attach(Reactor reactor, String uuid, String token) {
        return new PipelineJob(reactor, uuid, token);
    }

    private void name(String field, String name, StringBuilder path) {
        if (name != null) {
            made.put(field, name);
            path.append('/').append(Hashed.name(name));
        }
    }

    /** The job's identity. */
    public String uuid() {
        return uuid;
    }

    /** What it is parameterised with; null for a job that was attached. */
    public JsonNode data() {
        return made.get(DATA);
    }

    /** What must come with every message about the job, for 72 hours; secret. */
    public String token() {
        return known(token, "token");
    }

    /** Where its outputs belong. */
    public String path() {
        return known(path, "path");
    }

    /** The status after the newest event that this object sent: CREATED, RUNNING and so on; null before the first. */
    public String status() {
        return status;
    }

    /** The address that takes reports on this job; a status is to be appended. Secret. */
    public String callback() {
        Settings settings = reactor.settings();
        return settings.apiServer() + "/actors/v2/" + Messenger.encoded(settings.jobManagerId()) + "/messages?x-nonce="
                + Messenger.encoded(settings.updatesNonce()) + "&token=" + token() + "&uuid=" + uuid;
    }

    /** What makes an Agave job report on this one: an entry for its {@code notifications}. */
    public ObjectNode notification() {
        return JSON.createObjectNode()
                .put("url", callback() + "&status=${STATUS}")
                .put("event", "*")
                .put("persistent", false);
    }

    /** Tells the manager of the job, which is CREATED then. */
    public PipelineJob setup() {
        return setup(null);
    }

    /** The same with data that stand in the history beside the creation. */
    public PipelineJob setup(Object data) {
        if (made.isEmpty()) {
            throw new IllegalStateException("this job was attached: it is set up already");
        }
        ObjectNode message = made.deepCopy();
        if (data != null) {
            message.set("setup_data", object(JSON.valueToTree(data)));
        }
        // A run that is repeated after a crash must find the job that it made.
        String id = reactor.executionId() == null
                ? UUID.randomUUID().toString()
                : "setup/" + reactor.executionId() + "/" + uuid;
        JsonNode said = reactor.ask(message.put("event_id", id), id);
        uuid = said.path("uuid").asText(uuid);
        token = said.path("token").asText(null);
        path = said.path("path").asText(path);
        status = said.path("status").asText();
        return this;
    }

    /** It runs. */
    public PipelineJob run() {
        return event("run", null);
    }

    /** It runs; the data stand beside that in the history. */
    public PipelineJob run(Object data) {
        return event("run", data);
    }

    /** Something happened that is worth an entry. */
    public PipelineJob update() {
        return event("update", null);
    }

    /** Something happened; text that is no JSON object becomes the field {@code message} of one. */
    public PipelineJob update(Object data) {
        return event("update", data);
    }

    /** It failed. */
    public PipelineJob fail() {
        return event("fail", null);
    }

    /** It failed, as the data say. */
    public PipelineJob fail(Object data) {
        return event("fail", data);
    }

    /** It finished. */
    public PipelineJob finish() {
        return event("finish", null);
    }

    /** It finished; the data stand beside that in the history. */
    public PipelineJob finish(Object data) {
        return event("finish", data);
    }

    /** Any event that the pipeline's state machine knows. */
    public PipelineJob event(String event, Object data) {
        String id = UUID.randomUUID().toString();
        ObjectNode message = JSON.createObjectNode()
                .put("uuid", uuid)
                .put("event", event)
                .put("token", token())
                .put("event_id", id);
        if (data != null) {
            message.set(DATA, object(JSON.valueToTree(data)));
        }
        status = reactor.ask(message, id).path("status").asText(status);
        return this;
    }

    /** Takes the job back, as long as it never ran: its entry goes. */
    public void cancel() {
        String id = UUID.randomUUID().toString();
        reactor.ask(
                JSON.createObjectNode()
                        .put("action", "cancel")
                        .put("uuid", uuid)
                        .put("token", token())
                        .put("event_id", id),
                id);
        status = null;
        token = null;
    }

    private static String known(String value, String name) {
        if (value == null) {
            throw new IllegalStateException("the job's " + name
                    + " is not known: call setup() first (a job that was attached does not know its path)");
        }
        return value;
    }

    /** Data are objects: text that holds one is that, any other value becomes its message; no message is an empty one. */
    private static ObjectNode object(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        if (value.isNull()) {
            return JSON.createObjectNode();
        }
        if (value.isTextual()) {
            try {
                if (JSON.readTree(value.textValue()) instanceof ObjectNode parsed) {
                    return parsed;
                }
            } catch (IOException plain) {
                // Then it is what it says.
                return JSON.createObjectNode().set("message", value);
            }
        }
        return JSON.createObjectNode().set("message", value);
    }

    /** Nothing secret. */
    @Override
    public String toString() {
        return "PipelineJob[" + uuid + ", " + status + "]";
    }
}
