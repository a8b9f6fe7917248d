package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.Limits;
import dev.baton.engine.Engine;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Groups of users and who is in them. */
@Path(Torc.BASE + "/access_groups")
@Produces(MediaType.APPLICATION_JSON)
public final class AccessGroupsResource {
    private static final String KIND = "access_group";

    private final Engine engine;

    public AccessGroupsResource(Engine engine) {
        this.engine = engine;
    }

    @POST
    public AccessGroupModel create(byte[] bytes) {
        Body body = Body.parse(bytes);
        return AccessGroupModel.of(
                engine.accessGroups().create(body.name("name"), body.text("description", null, Limits.DESCRIPTION)));
    }

    @GET
    public GroupPage<AccessGroupModel> list(@Context UriInfo uri) {
        return AccessGroupModel.page(engine.accessGroups().list(), Query.of(uri));
    }

    @GET
    @Path("{id}")
    public AccessGroupModel get(@PathParam("id") String id) {
        return AccessGroupModel.of(engine.accessGroups().get(Torc.id(KIND, id)));
    }

    @DELETE
    @Path("{id}")
    public AccessGroupModel delete(@PathParam("id") String id) {
        return AccessGroupModel.of(engine.accessGroups().delete(Torc.id(KIND, id)));
    }

    @POST
    @Path("{id}/members")
    public MembershipModel join(@PathParam("id") String id, byte[] bytes) {
        Body body = Body.parse(bytes);
        long group = Torc.id(KIND, id);
        if (body.id("group_id", group) != group) {
            throw RequestException.wrong(
                    "group_id in the body must be " + group + ", as the path says", "group_id", null);
        }
        return MembershipModel.of(
                engine.accessGroups().join(group, body.name("user_name"), body.name("role", "member")));
    }

    @GET
    @Path("{id}/members")
    public GroupPage<MembershipModel> members(@PathParam("id") String id, @Context UriInfo uri) {
        return GroupPage.of(
                engine.accessGroups().members(Torc.id(KIND, id)).stream()
                        .map(MembershipModel::of)
                        .toList(),
                Query.of(uri));
    }

    @DELETE
    @Path("{id}/members/{user}")
    public MembershipModel leave(@PathParam("id") String id, @PathParam("user") String user) {
        return MembershipModel.of(
                engine.accessGroups().leave(Torc.id(KIND, id), Torc.name("user name in the path", user)));
    }
}
