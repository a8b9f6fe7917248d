package dev.baton.doors.torc2023;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.ExactJson;
import dev.baton.engine.ConflictException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.Job;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** What jobs store and consume, from the summer of 2023 on (seed 000). */
@Path(Service.BASE + "/workflows/{workflow}")
@Produces(MediaType.APPLICATION_JSON)
public final class UserDataEdgesResource {
    private final Service service;

    public UserDataEdgesResource(Service service) {
        this.service = service;
    }

    @GET
    @Path("jobs/{key}/user_data_{edge:stores|consumes}")
    public SkipPage<ObjectNode> linked(
            @PathParam("workflow") String workflow,
            @PathParam("key") String key,
            @PathParam("edge") String edge,
            @Context UriInfo uri) {
        List<Long> ids =
                Edge.named(edge).orElseThrow().from(service.job(workflow, key).spec());
        return SkipPage.of(service.engine().userData().found(ids), uri, service::document);
    }

    @POST
    @Path("jobs/{key}/user_data")
    public ObjectNode add(@PathParam("workflow") String workflow, @PathParam("key") String key, byte[] bytes) {
        Body body = Body.parse(bytes);
        Job job = service.job(workflow, key);
        UserData draft = new UserData(
                0,
                job.workflowId(),
                body.name("name"),
                body.flag("is_ephemeral", false),
                ExactJson.userData(body.json("data", null)));
        UserData added = service.engine().userData().create(draft);
        service.engine().link(added, null, job.id());
        return service.document(added);
    }

    /** Replaces the record; where the body says which revision it was made of, only that one. */
    @PUT
    @Path("user_data/{key}")
    public ObjectNode replace(@PathParam("workflow") String workflow, @PathParam("key") String key, byte[] bytes) {
        Body body = Body.parse(bytes);
        long workflowId = Service.id("workflow", workflow);
        String revision = body.text("_rev", null);
        return service.document(service.engine().userData().update(Service.id("user_data", key), old -> {
            if (old.workflowId() != workflowId) {
                throw new NotFoundException("workflow " + workflow + " has no user_data with key: " + key);
            }
            if (revision != null && !revision.equals(service.revision(old))) {
                throw new ConflictException("conflict, _rev values do not match; read the document again");
            }
            return new UserData(
                    old.id(),
                    workflowId,
                    body.name("name", old.name()),
                    body.flag("is_ephemeral", old.ephemeral()),
                    ExactJson.userData(body.json("data", null)));
        }));
    }
}
