package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.ExactJson;
import dev.baton.doors.json.Limits;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;

/** Addresses of machines for a workflow's jobs. Torc sends and lists them without pages. */
@Path(Torc.BASE + "/workflows/{id}/remote_workers")
@Produces(MediaType.APPLICATION_JSON)
public final class RemoteWorkersResource {
    private final Engine engine;

    public RemoteWorkersResource(Engine engine) {
        this.engine = engine;
    }

    /** One address. */
    @Wire
    public record RemoteWorkerModel(String worker, long workflowId) {}

    @POST
    public List<RemoteWorkerModel> create(@PathParam("id") String id, byte[] bytes) {
        List<String> workers = workers(ExactJson.parse(bytes));
        long workflowId = workflow(id);
        engine.remoteWorkers().add(workflowId, workers);
        return models(workflowId, workers);
    }

    @GET
    public List<RemoteWorkerModel> list(@PathParam("id") String id) {
        long workflowId = workflow(id);
        return models(workflowId, engine.remoteWorkers().list(workflowId));
    }

    @DELETE
    @Path("{worker}")
    public RemoteWorkerModel delete(@PathParam("id") String id, @PathParam("worker") String worker) {
        long workflowId = workflow(id);
        engine.remoteWorkers().remove(workflowId, worker);
        return new RemoteWorkerModel(worker, workflowId);
    }

    private long workflow(String id) {
        return engine.workflows().get(Torc.id("workflow", id)).id();
    }

    private static List<RemoteWorkerModel> models(long workflowId, List<String> workers) {
        return workers.stream()
                .map(worker -> new RemoteWorkerModel(worker, workflowId))
                .toList();
    }

    private static List<String> workers(JsonNode list) {
        if (!list.isArray() || list.size() > Limits.RECORDS) {
            throw RequestException.wrong("the body must be a list of at most " + Limits.RECORDS + " addresses");
        }
        List<String> workers = new ArrayList<>();
        for (JsonNode worker : list) {
            if (!worker.isTextual() || worker.textValue().indexOf('/') >= 0) {
                throw RequestException.wrong(
                        "each worker must be an address such as user@host, without a slash",
                        "worker",
                        worker.toString());
            }
            workers.add(Torc.name("worker", worker.textValue()));
        }
        return workers;
    }
}
