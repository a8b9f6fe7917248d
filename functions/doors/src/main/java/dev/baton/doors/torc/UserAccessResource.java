package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.workflow.Workflow;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** What a user has to do with. Groups tell; who holds the server's key comes in all the same. */
@Path(Torc.BASE)
@Produces(MediaType.APPLICATION_JSON)
public final class UserAccessResource {
    private final Engine engine;

    public UserAccessResource(Engine engine) {
        this.engine = engine;
    }

    /** Whether the user owns the workflow or is in a group that it is shared with. */
    @Wire
    public record AccessCheck(boolean hasAccess, String userName, long workflowId) {}

    @GET
    @Path("users/{user}/groups")
    public GroupPage<AccessGroupModel> groupsOf(@PathParam("user") String user, @Context UriInfo uri) {
        return AccessGroupModel.page(engine.accessGroups().groupsOf(user(user)), Query.of(uri));
    }

    @GET
    @Path("access_check/{id}/{user}")
    public AccessCheck check(@PathParam("id") String id, @PathParam("user") String user) {
        Workflow workflow = engine.workflows().get(Torc.id("workflow", id));
        boolean access = workflow.spec().user().equals(user(user))
                || engine.accessGroups().reaches(workflow.id(), user);
        return new AccessCheck(access, user, workflow.id());
    }

    private static String user(String name) {
        return Torc.name("user name in the path", name);
    }
}
