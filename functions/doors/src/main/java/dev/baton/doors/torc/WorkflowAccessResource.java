package dev.baton.doors.torc;

import dev.baton.doors.json.Body;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.access.SharedWorkflow;
import dev.baton.engine.workflow.Workflow;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Which groups a workflow is shared with, and who has to do with it by that. */
@Path(Torc.BASE)
@Produces(MediaType.APPLICATION_JSON)
public final class WorkflowAccessResource {
    private final Engine engine;

    public WorkflowAccessResource(Engine engine) {
        this.engine = engine;
    }

    /** A workflow that is shared with a group. */
    @Wire
    public record WorkflowAccessGroupModel(long workflowId, long groupId, String createdAt) {
        static WorkflowAccessGroupModel of(SharedWorkflow share) {
            return new WorkflowAccessGroupModel(share.workflowId(), share.groupId(), share.createdAt());
        }
    }

    /** Whether the user owns the workflow or is in a group that it is shared with. */
    @Wire
    public record AccessCheck(boolean hasAccess, String userName, long workflowId) {}

    @POST
    @Path("workflows/{id}/access_groups")
    public WorkflowAccessGroupModel share(@PathParam("id") String id, byte[] bytes) {
        long group = Body.parse(bytes).id("group_id");
        return WorkflowAccessGroupModel.of(
                engine.accessGroups().share(workflow(id).id(), group));
    }

    @GET
    @Path("workflows/{id}/access_groups")
    public GroupPage<AccessGroupModel> groups(@PathParam("id") String id, @Context UriInfo uri) {
        return AccessGroupModel.page(
                engine.accessGroups().sharedWith(workflow(id).id()), Query.of(uri));
    }

    @DELETE
    @Path("workflows/{id}/access_groups/{group}")
    public WorkflowAccessGroupModel unshare(@PathParam("id") String id, @PathParam("group") String group) {
        return WorkflowAccessGroupModel.of(
                engine.accessGroups().unshare(workflow(id).id(), Torc.id("access_group", group)));
    }

    @GET
    @Path("users/{user}/groups")
    public GroupPage<AccessGroupModel> groupsOf(@PathParam("user") String user, @Context UriInfo uri) {
        return AccessGroupModel.page(engine.accessGroups().groupsOf(user(user)), Query.of(uri));
    }

    @GET
    @Path("access_check/{id}/{user}")
    public AccessCheck check(@PathParam("id") String id, @PathParam("user") String user) {
        Workflow workflow = workflow(id);
        boolean access = workflow.spec().user().equals(user(user))
                || engine.accessGroups().reaches(workflow.id(), user);
        return new AccessCheck(access, user, workflow.id());
    }

    private Workflow workflow(String id) {
        return engine.workflows().get(Torc.id("workflow", id));
    }

    private static String user(String name) {
        return Torc.name("user name in the path", name);
    }
}
