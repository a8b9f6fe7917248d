package dev.baton.doors.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.Paging;
import dev.baton.engine.Engine;
import dev.baton.engine.pipeline.Credential;
import dev.baton.engine.pipeline.JobDocument;
import dev.baton.engine.pipeline.JobEvent;
import dev.baton.engine.pipeline.Page;
import dev.baton.engine.pipeline.PipelineEvent;
import dev.baton.engine.pipeline.PipelineJobs;
import dev.baton.engine.pipeline.Refusal;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Locale;

/**
 * One job of a pipeline. The job, its history, events and canceling are open to who has the admin key and to who brings the
 * job's token; the rest takes the key.
 */
@Path("/pipelinejobs/{uuid}")
@Produces(MediaType.APPLICATION_JSON)
public final class PipelineJobResource {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private final Engine engine;
    private final JobAccess access;

    public PipelineJobResource(Engine engine, JobAccess access) {
        this.engine = engine;
        this.access = access;
    }

    private PipelineJobs jobs() {
        return engine.pipelines().jobs();
    }

    /** The job with its history. */
    @GET
    public JsonNode get(@PathParam("uuid") String uuid) {
        return JobDocument.of(jobs().told(access.job(uuid).uuid()));
    }

    /** The history alone, as an object. */
    @GET
    @Path("history")
    public JsonNode history(@PathParam("uuid") String uuid) {
        PipelineJobs.Told told = jobs().told(access.job(uuid).uuid());
        ObjectNode history = JSON.objectNode();
        history.set("history", JobDocument.history(told.job(), told.history()));
        return history;
    }

    /** Applies an event: its name in {@code event} (or {@code name}), and data and event_id if wanted. */
    @POST
    @Path("events")
    public JsonNode event(@PathParam("uuid") String uuid, byte[] bytes, @HeaderParam("Idempotency-Key") String key) {
        Body body = Body.parse(bytes);
        String field = body.json("event", null) == null ? "name" : "event";
        PipelineEvent event =
                body.required(field, body.choice(field, null, "the name of an event, such as run", PipelineEvent::of));
        PipelineJobs.Applied applied = jobs().event(new JobEvent(
                uuid, event, body.json("data", null), body.text("event_id", key), access.credential()));
        return told(applied);
    }

    private static ObjectNode told(PipelineJobs.Applied applied) {
        return JSON.objectNode()
                .put("uuid", applied.uuid())
                .put("event", applied.entry().event().text())
                .put("status", applied.entry().state().name())
                .put("entry", applied.entry().number())
                .put("repeated", applied.repeated());
    }

    /** Removes a job that never ran. */
    @POST
    @Path("cancel")
    public JsonNode cancel(@PathParam("uuid") String uuid, @HeaderParam("Idempotency-Key") String key) {
        jobs().cancel(uuid, key, access.credential());
        return JSON.objectNode().put("uuid", uuid).put("outcome", "canceled");
    }

    /** Hides it; with force=true, removes it. Its files stay. */
    @DELETE
    public JsonNode delete(
            @PathParam("uuid") String uuid,
            @QueryParam("force") boolean force,
            @HeaderParam("Idempotency-Key") String key) {
        jobs().delete(uuid, force, key, access.credential());
        return JSON.objectNode().put("uuid", uuid).put("outcome", "deleted");
    }

    /** Brings it back to its first state, and removes its files unless keep_files=true. */
    @POST
    @Path("reset")
    public JsonNode reset(
            @PathParam("uuid") String uuid,
            @QueryParam("keep_files") boolean keep,
            @HeaderParam("Idempotency-Key") String key) {
        return told(jobs().reset(uuid, keep, key, new Credential.Trusted(true)));
    }

    /** The token that is good now. */
    @GET
    @Path("token")
    public JsonNode token(@PathParam("uuid") String uuid) {
        return JSON.objectNode().put("uuid", uuid).put("token", jobs().token(uuid));
    }

    /** Another token, good for 72 hours; those before it are no good any more. */
    @POST
    @Path("token")
    public JsonNode renew(@PathParam("uuid") String uuid) {
        return JSON.objectNode().put("uuid", uuid).put("token", jobs().renewToken(uuid));
    }

    /** What was sent and changed nothing, newest first. */
    @GET
    @Path("audit")
    public JsonNode audit(
            @PathParam("uuid") String uuid, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Page<Refusal> page = jobs().refusals(uuid, Paging.limit(limit), Paging.decode(cursor));
        ObjectNode list = JSON.objectNode();
        ArrayNode audit = list.putArray("audit");
        page.items().forEach(each -> audit.add(shown(each)));
        return list.put("cursor", Paging.encode(page.cursor().orElse(null)));
    }

    private static ObjectNode shown(Refusal refusal) {
        ObjectNode shown = JSON.objectNode()
                .put("date", Instant.ofEpochMilli(refusal.at()).toString())
                .put("kind", refusal.kind().name().toLowerCase(Locale.ROOT))
                .put("event", refusal.event())
                .put("event_id", refusal.eventId())
                .put("reason", refusal.reason());
        shown.set("data", refusal.data() == null ? JSON.nullNode() : refusal.data());
        return shown;
    }
}
