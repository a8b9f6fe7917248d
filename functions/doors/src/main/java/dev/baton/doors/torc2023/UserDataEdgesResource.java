package dev.baton.doors.torc2023;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.ExactJson;
import dev.baton.doors.json.Limits;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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
    @Path("jobs/{key}/user_data_stores")
    public SkipPage<ObjectNode> stores(
            @PathParam("workflow") String workflow,
            @PathParam("key") String key,
            @QueryParam("skip") Long skip,
            @QueryParam("limit") Long limit) {
        return page(service.job(workflow, key).spec().outputUserData(), skip, limit);
    }

    @GET
    @Path("jobs/{key}/user_data_consumes")
    public SkipPage<ObjectNode> consumes(
            @PathParam("workflow") String workflow,
            @PathParam("key") String key,
            @QueryParam("skip") Long skip,
            @QueryParam("limit") Long limit) {
        return page(service.job(workflow, key).spec().inputUserData(), skip, limit);
    }

    private SkipPage<ObjectNode> page(List<Long> ids, Long skip, Long limit) {
        return SkipPage.of(service.userData(ids), skip, limit, service::document);
    }

    @POST
    @Path("jobs/{key}/user_data")
    public ObjectNode add(@PathParam("workflow") String workflow, @PathParam("key") String key, byte[] bytes) {
        Body body = Body.parse(bytes);
        Job job = service.job(workflow, key);
        UserData draft =
                new UserData(0, job.workflowId(), body.name("name"), body.flag("is_ephemeral", false), data(body));
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
                    data(body));
        }));
    }

    private static JsonNode data(Body body) {
        JsonNode data = body.json("data", null);
        if (data != null && ExactJson.size(data) > Limits.USER_DATA) {
            throw RequestException.tooLarge("data is larger than 4 MiB; put it in a file");
        }
        return data;
    }
}
