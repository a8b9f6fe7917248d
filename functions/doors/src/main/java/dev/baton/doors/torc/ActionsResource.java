package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.json.Body;
import dev.baton.engine.Engine;
import dev.baton.engine.data.PlainRecord;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Workflow actions as records; Torc lists them without pages. */
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
        return wire(engine.actions().create(draft));
    }

    @GET
    public List<ObjectNode> list(@PathParam("id") String id) {
        return engine
                .actions()
                .list(engine.workflows().get(Torc.id("workflow", id)).id())
                .stream()
                .map(ActionsResource::wire)
                .toList();
    }

    private static ObjectNode wire(PlainRecord action) {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.put("id", action.id()).put("workflow_id", action.workflowId());
        wire.setAll(action.fields());
        return wire;
    }
}
