package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.job.JobStatus;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** What is done to a workflow as a whole. */
@Path(Torc.BASE + "/workflows/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class WorkflowStepsResource {
    private final Engine engine;

    public WorkflowStepsResource(Engine engine) {
        this.engine = engine;
    }

    /** How many jobs were reset, and to what. */
    @Wire
    public record JobsReset(long workflowId, long updatedCount, JobStatus status, String resetType) {}

    /** The names of the jobs that were, or would be, reset. */
    @Wire
    public record ChangedInputs(List<String> reinitializedJobs) {}

    @PUT
    @Path("cancel")
    public WorkflowStatusModel cancel(@PathParam("id") String id) {
        return WorkflowStatusModel.of(engine.workflows().cancel(Torc.id("workflow", id)));
    }

    @POST
    @Path("initialize_jobs")
    public Message initialize(@PathParam("id") String id, @Context UriInfo uri) {
        Query query = Query.of(uri);
        engine.workflows()
                .initialize(
                        Torc.id("workflow", id),
                        query.flag("only_uninitialized", false),
                        query.flag("clear_ephemeral_user_data", false));
        return new Message("Initialized job status");
    }

    @POST
    @Path("reset_status")
    public WorkflowStatusModel resetStatus(@PathParam("id") String id, @Context UriInfo uri) {
        boolean force = Query.of(uri).flag("force", false);
        return WorkflowStatusModel.of(engine.workflows().resetStatus(Torc.id("workflow", id), force));
    }

    @POST
    @Path("reset_job_status")
    public JobsReset resetJobs(@PathParam("id") String id, @Context UriInfo uri) {
        long workflowId = Torc.id("workflow", id);
        boolean failedOnly = Query.of(uri).flag("failed_only", false);
        int count = engine.workflows().resetJobs(workflowId, failedOnly);
        return new JobsReset(workflowId, count, JobStatus.UNINITIALIZED, failedOnly ? "failed_only" : "all");
    }

    @POST
    @Path("process_changed_job_inputs")
    public ChangedInputs changedInputs(@PathParam("id") String id, @Context UriInfo uri) {
        boolean dryRun = Query.of(uri).flag("dry_run", false);
        return new ChangedInputs(engine.workflows().changedInputs(Torc.id("workflow", id), dryRun));
    }
}
