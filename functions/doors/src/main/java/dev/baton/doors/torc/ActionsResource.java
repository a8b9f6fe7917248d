package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.data.PlainRecord;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Workflow actions: what they are, when they are due, and who executes them. Torc lists them without pages. */
@Path(Torc.BASE + "/workflows/{id}/actions")
@Produces(MediaType.APPLICATION_JSON)
public final class ActionsResource {
    private final Engine engine;

    public ActionsResource(Engine engine) {
        this.engine = engine;
    }

    @POST
    public ObjectNode create(@PathParam("id") String id, byte[] bytes) {
        PlainRecord draft = ActionBody.draft(Torc.id("workflow", id), Body.parse(bytes));
        draft.fields().path("job_ids").forEach(job -> known(draft.workflowId(), job.longValue()));
        return PlainResource.node(engine.actions().create(draft));
    }

    private void known(long workflowId, long job) {
        if (engine.jobs().get(job).workflowId() != workflowId) {
            throw RequestException.wrong(
                    "job_ids must name jobs of workflow " + workflowId, "job_ids", Long.toString(job));
        }
    }

    @GET
    public List<ObjectNode> list(@PathParam("id") String id) {
        return wire(engine.actions().list(Torc.id("workflow", id)), action -> true);
    }

    /** The triggers may be named several times, or in one list with commas. */
    @GET
    @Path("pending")
    public List<ObjectNode> pending(@PathParam("id") String id, @Context UriInfo uri) {
        Set<String> triggers = new HashSet<>();
        Query.of(uri).texts("trigger_type").forEach(text -> triggers.addAll(List.of(text.split(","))));
        triggers.remove("");
        return wire(
                engine.actions().pending(Torc.id("workflow", id)),
                action -> triggers.isEmpty()
                        || triggers.contains(
                                action.fields().path("trigger_type").asText()));
    }

    /** Torc's replies have either name for the same. */
    @Wire
    public record Claimed(boolean claimed, boolean success, long actionId) {}

    @POST
    @Path("{action}/claim")
    public Claimed claim(@PathParam("id") String id, @PathParam("action") String action, byte[] bytes) {
        Long node = Body.parseOptional(bytes).id("compute_node_id", null);
        PlainRecord claimed = engine.actions().claim(Torc.id("workflow", id), Torc.id("action", action), node);
        return new Claimed(true, true, claimed.id());
    }

    private static List<ObjectNode> wire(List<PlainRecord> actions, Predicate<PlainRecord> wanted) {
        return actions.stream().filter(wanted).map(PlainResource::node).toList();
    }
}
