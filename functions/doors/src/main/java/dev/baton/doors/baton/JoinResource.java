package dev.baton.doors.baton;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.workflow.Workflow;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Where a worker begins: it makes its machine known and hears what it must know of the workflow. */
@Path("/baton/v1/workflows/{id}/nodes")
@Produces(MediaType.APPLICATION_JSON)
public final class JoinResource {
    private final Engine engine;

    public JoinResource(Engine engine) {
        this.engine = engine;
    }

    /** The node's id, under which the worker speaks from now on. */
    @Wire
    public record Joined(long id, long workflowId, long runId) {}

    @POST
    public Joined join(@PathParam("id") String id, byte[] bytes) {
        Body body = Body.parse(bytes);
        Workflow workflow = engine.workflows().get(number(id));
        ComputeNode node = engine.workers()
                .join(new ComputeNode(
                        0,
                        workflow.id(),
                        body.name("hostname"),
                        body.integer("pid"),
                        started(body),
                        null,
                        true,
                        body.int32("num_cpus"),
                        body.number("memory_gb"),
                        body.int32("num_gpus", 0),
                        1,
                        null,
                        null,
                        "local",
                        null));
        return new Joined(node.id(), workflow.id(), workflow.status().runId());
    }

    private static String started(Body body) {
        String time = body.name("start_time");
        try {
            return Instant.parse(time).toString();
        } catch (DateTimeParseException wrong) {
            throw RequestException.wrong(
                    "start_time must be in ISO-8601 UTC, such as 2026-01-01T00:00:00Z", "start_time", time);
        }
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException wrong) {
            throw RequestException.bad("the workflow id in the path must be a whole number, not " + id);
        }
    }
}
