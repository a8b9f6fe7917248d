package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.engine.Engine;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.record.Ids;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The steps of a job's life that a worker reports. */
@Path(Torc.BASE + "/jobs/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class JobStepsResource {
    private final Engine engine;

    public JobStepsResource(Engine engine) {
        this.engine = engine;
    }

    @PUT
    @Path("start_job/{run}/{node}")
    public JobModel start(@PathParam("id") String id, @PathParam("run") String run, @PathParam("node") String node) {
        long nodeId = Torc.id("compute_node", node);
        return JobModel.of(engine.jobs().start(Torc.id("job", id), Torc.number("run id", run), nodeId));
    }

    @POST
    @Path("complete_job/{status}/{run}")
    public JobModel complete(
            @PathParam("id") String id,
            @PathParam("status") String status,
            @PathParam("run") String run,
            byte[] bytes) {
        long jobId = Torc.id("job", id);
        Result end = end(jobId, status, run, bytes);
        return JobModel.of(engine.jobs().complete(jobId, end.runId(), end));
    }

    private Result end(long jobId, String status, String run, byte[] bytes) {
        try {
            long runId = Torc.number("run id", run);
            JobStatus end = StatusFilter.parse(status);
            return ResultBody.ofCompletion(Body.parse(bytes), jobId, Ids.workflow(jobId), runId, end);
        } catch (RequestException wrong) {
            // Who ends a job that is not there hears of that first.
            engine.jobs().get(jobId);
            throw wrong;
        }
    }

    /** The most executions are in the query or, for older clients, in the body. */
    @POST
    @Path("retry/{run}")
    public JobModel retry(
            @PathParam("id") String id, @PathParam("run") String run, @Context UriInfo uri, byte[] bytes) {
        int most = Query.of(uri)
                .integer("max_retries")
                .map(count -> (int) Math.min(count, Integer.MAX_VALUE))
                .orElseGet(() -> Body.parseOptional(bytes).int32("max_retries"));
        return JobModel.of(engine.jobs().retry(Torc.id("job", id), Torc.number("run id", run), most));
    }

    @PUT
    @Path("manage_status_change/{status}/{run}")
    public JobModel changeStatus(
            @PathParam("id") String id, @PathParam("status") String status, @PathParam("run") String run) {
        return JobModel.of(
                engine.jobs().changeStatus(Torc.id("job", id), StatusFilter.parse(status), Torc.number("run id", run)));
    }
}
