package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.workflow.Completion;
import dev.baton.engine.workflow.ReadyDemand;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;

/** What can be asked about a workflow as a whole. */
@Path(Torc.BASE + "/workflows/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class WorkflowFactsResource {
    private static final double GIB = 1L << 30;

    private final Engine engine;

    public WorkflowFactsResource(Engine engine) {
        this.engine = engine;
    }

    /** Whether the workflow is over. */
    @Wire
    public record IsComplete(boolean isComplete, boolean isCanceled, boolean needsToRunCompletionScript) {}

    /** Whether none of its jobs was ever initialized. */
    @Wire
    public record IsUninitialized(boolean isUninitialized) {}

    /** The ids of all its jobs. */
    @Wire
    public record JobIds(List<Long> jobIds, long count) {}

    /** Ids of user data. */
    @Wire
    public record MissingUserData(List<Long> userData) {}

    /** Ids of files. */
    public record RequiredFiles(List<Long> files) {}

    /** When the newest event happened, in Unix milliseconds; null where there is none. */
    @Wire
    public record Latest(Long timestamp) {}

    @GET
    @Path("is_complete")
    public IsComplete complete(@PathParam("id") String id) {
        Completion completion = engine.workflows().completion(workflow(id));
        return new IsComplete(completion.complete(), completion.canceled(), completion.needsCompletionScript());
    }

    @GET
    @Path("is_uninitialized")
    public IsUninitialized uninitialized(@PathParam("id") String id) {
        return new IsUninitialized(engine.workflows().uninitialized(workflow(id)));
    }

    @GET
    @Path("job_ids")
    public JobIds jobIds(@PathParam("id") String id) {
        List<Long> ids = engine.workflows().jobIds(workflow(id));
        return new JobIds(ids, ids.size());
    }

    @GET
    @Path("missing_user_data")
    public MissingUserData missingUserData(@PathParam("id") String id) {
        return new MissingUserData(engine.workflows().missingUserData(workflow(id)).stream()
                .map(UserData::id)
                .toList());
    }

    @GET
    @Path("required_existing_files")
    public RequiredFiles requiredFiles(@PathParam("id") String id) {
        return new RequiredFiles(engine.workflows().requiredExistingFiles(workflow(id)).stream()
                .map(FileRecord::id)
                .toList());
    }

    @GET
    @Path("latest_event_timestamp")
    public Latest latestEvent(@PathParam("id") String id) {
        return new Latest(engine.events().list(workflow(id)).stream()
                .map(event -> EventModel.of(event).timestamp())
                .max(Long::compare)
                .orElse(null));
    }

    /** Memory in GiB. */
    @Wire
    public record ReadyRequirements(
            long numJobs, long numCpus, long numGpus, double memoryGb, int maxNumNodes, String maxRuntime) {}

    /** What the ready jobs ask for together, so that somebody can start as many nodes as they need. Torc never did this. */
    @GET
    @Path("ready_job_requirements")
    public ReadyRequirements readyRequirements(@PathParam("id") String id, @Context UriInfo uri) {
        Long scheduler = Query.of(uri).id("scheduler_config_id").orElse(null);
        ReadyDemand demand = engine.workflows().readyDemand(workflow(id), scheduler);
        return new ReadyRequirements(
                demand.jobs(),
                demand.cpus(),
                demand.gpus(),
                demand.memoryBytes() / GIB,
                demand.nodes(),
                Duration.ofSeconds(demand.runtimeSeconds()).toString());
    }

    @GET
    @Path("failure_handlers")
    public Page<FailureHandlerModel> failureHandlers(@PathParam("id") String id, @Context UriInfo uri) {
        long workflowId = engine.workflows().get(workflow(id)).id();
        return Page.of(
                engine.failureHandlers().list(workflowId).stream()
                        .map(FailureHandlerModel::of)
                        .toList(),
                FailureHandlersResource.COLUMNS,
                Query.of(uri));
    }

    private static long workflow(String id) {
        return Torc.id("workflow", id);
    }
}
