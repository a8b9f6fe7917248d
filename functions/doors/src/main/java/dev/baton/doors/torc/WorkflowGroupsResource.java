package dev.baton.doors.torc;

import dev.baton.doors.json.Body;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.access.SharedWorkflow;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Which groups a workflow is shared with. */
@Path(Torc.BASE + "/workflows/{id}/access_groups")
@Produces(MediaType.APPLICATION_JSON)
public final class WorkflowGroupsResource {
    private final Engine engine;

    public WorkflowGroupsResource(Engine engine) {
        this.engine = engine;
    }

    /** A workflow that is shared with a group. */
    @Wire
    public record WorkflowAccessGroupModel(long workflowId, long groupId, String createdAt) {
        static WorkflowAccessGroupModel of(SharedWorkflow share) {
            return new WorkflowAccessGroupModel(share.workflowId(), share.groupId(), share.createdAt());
        }
    }

    @POST
    public WorkflowAccessGroupModel share(@PathParam("id") String id, byte[] bytes) {
        long group = Body.parse(bytes).id("group_id");
        return WorkflowAccessGroupModel.of(engine.accessGroups().share(workflow(id), group));
    }

    @GET
    public GroupPage<AccessGroupModel> groups(@PathParam("id") String id, @Context UriInfo uri) {
        return AccessGroupModel.page(engine.accessGroups().sharedWith(workflow(id)), Query.of(uri));
    }

    @DELETE
    @Path("{group}")
    public WorkflowAccessGroupModel unshare(@PathParam("id") String id, @PathParam("group") String group) {
        return WorkflowAccessGroupModel.of(engine.accessGroups().unshare(workflow(id), Torc.id("access_group", group)));
    }

    private long workflow(String id) {
        return engine.workflows().get(Torc.id("workflow", id)).id();
    }
}
