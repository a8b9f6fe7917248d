package dev.baton.doors.torc2023;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.ExactJson;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.Job;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** A job's data as the spring of 2023 had it: any JSON object is a document of its own (seed 001). */
@Path(Service.BASE + "/jobs/user_data/{workflow}/{key}")
@Produces(MediaType.APPLICATION_JSON)
public final class JobUserDataResource {
    private static final List<String> OURS = List.of("_key", "_id", "_rev");

    private final Service service;

    public JobUserDataResource(Service service) {
        this.service = service;
    }

    /** Stores the object as what the job produces; the reply says where it stands. */
    @POST
    public ObjectNode store(@PathParam("workflow") String workflow, @PathParam("key") String key, byte[] bytes) {
        JsonNode data = ExactJson.userData(ExactJson.parse(bytes));
        if (!data.isObject()) {
            throw RequestException.wrong("the body must be a JSON object");
        }
        OURS.stream().filter(data::has).findFirst().ifPresent(name -> {
            throw RequestException.wrong(name + " is given by the server; leave it out", name, null);
        });
        Job job = service.job(workflow, key);
        UserData stored =
                service.engine().userData().create(new UserData(0, job.workflowId(), "user_data", false, data));
        service.engine().link(stored, null, job.id());
        return service.bare(stored).retain(OURS);
    }

    /** Newest first. */
    @GET
    public Documents stored(@PathParam("workflow") String workflow, @PathParam("key") String key) {
        List<Long> ids = service.job(workflow, key).spec().outputUserData();
        return new Documents(service.engine().userData().found(ids).reversed().stream()
                .map(service::bare)
                .toList());
    }

    /** Documents without pages. */
    public record Documents(List<ObjectNode> items) {}
}
