package dev.baton.doors.sparky;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.ExactJson;
import dev.baton.engine.Engine;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.RakuText;
import dev.baton.engine.sparky.Sparky;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Queues children, and tells them their parent's trigger. The body may come under any content type. */
@Path("/")
public final class QueueResource {
    private final Engine engine;
    private final Rings rings;

    public QueueResource(Engine engine, Rings rings) {
        this.engine = engine;
        this.rings = rings;
    }

    /** The reply; the client ignores it. */
    public record Queued(
            String project, @JsonProperty("job-id") String jobId) {}

    @POST
    @Path("queue")
    public Response queue(byte[] bytes) {
        JsonNode body = ExactJson.parse(bytes);
        JsonNode config = object(body, "config");
        JobName name = name(config);
        Sparky.Spawn spawn = new Sparky.Spawn(
                name, config, object(body, "trigger"), text(body, "sparrowfile"), any(body), parent(config));
        engine.sparky().queue(spawn);
        rings.ring(name);
        return Plain.sent(new Queued(name.project(), name.job()));
    }

    /** Whoever names no project gets one of so many of its parent's; whoever names no job gets a new id. */
    private JobName name(JsonNode config) {
        JsonNode job = config.path("job-id");
        String project = config.has("project")
                ? text(config, "project")
                : engine.sparky()
                        .spawnedProject(
                                text(config, "parent-project"),
                                config.path("workers").asInt(4));
        return new JobName(project, job.isMissingNode() ? engine.sparky().freshId() : text(config, "job-id"));
    }

    private static JsonNode any(JsonNode body) {
        JsonNode config = body.path("sparrowdo-config");
        return config.isMissingNode() ? JsonNodeFactory.instance.objectNode() : config;
    }

    private static Optional<JobName> parent(JsonNode config) {
        String project = config.path("parent-project").asText("");
        String job = config.path("parent-job-id").asText("");
        return project.isEmpty() || job.isEmpty() ? Optional.empty() : Optional.of(new JobName(project, job));
    }

    private static JsonNode object(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isObject()) {
            throw RequestException.wrong(field + " must be an object; add it to the body");
        }
        return value;
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual()) {
            throw RequestException.wrong(field + " must be a text; add it to the body");
        }
        return value.textValue();
    }

    /** The trigger as Raku source, which the client evaluates. */
    @GET
    @Path("trigger/{project}/{job}")
    public Response trigger(@PathParam("project") String project, @PathParam("job") String job) {
        return engine.sparky()
                .order(Names.job(project, job))
                .map(order -> Plain.text(RakuText.of(order.trigger())))
                .orElseGet(Plain::nothing);
    }

    /** What waits and runs, a project a line. */
    @GET
    @Path("queue")
    public Response look() {
        StringBuilder text = new StringBuilder("project\twaiting\trunning\toldest\n");
        engine.sparky()
                .health()
                .lanes()
                .forEach(lane -> text.append(lane.project())
                        .append('\t')
                        .append(lane.waiting())
                        .append('\t')
                        .append(lane.running().size())
                        .append('\t')
                        .append(lane.oldestSeconds())
                        .append(lane.stuck() ? " s, stuck: no worker takes its jobs\n" : " s\n"));
        return Plain.text(text.toString());
    }
}
