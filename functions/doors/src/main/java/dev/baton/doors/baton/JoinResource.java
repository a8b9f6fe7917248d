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
                        Amounts.time(body, "start_time"),
                        null,
                        true,
                        Amounts.count(body, "num_cpus"),
                        Amounts.measure(body, "memory_gb"),
                        Amounts.count(body, "num_gpus", 0),
                        1,
                        null,
                        null,
                        "local",
                        null));
        return new Joined(node.id(), workflow.id(), workflow.status().runId());
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException wrong) {
            throw RequestException.bad("the workflow id in the path must be a whole number, not " + id);
        }
    }
}
