package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.Limits;
import dev.baton.engine.Engine;
import dev.baton.engine.job.Job;
import dev.baton.engine.node.IsoDuration;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.workflow.SortMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** How Torc's workers get jobs. */
@Path(Torc.BASE + "/workflows/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class ClaimsResource {
    private static final long USUAL = 10;
    private static final double GIB = 1L << 30;
    private final Engine engine;

    public ClaimsResource(Engine engine) {
        this.engine = engine;
    }

    @POST
    @Path("claim_next_jobs")
    public JobsModel next(@PathParam("id") String id, @Context UriInfo uri) {
        return next(id, Query.of(uri));
    }

    JobsModel next(String id, Query query) {
        long workflowId = Torc.id("workflow", id);
        int limit = limit(query.integer("limit").orElse(USUAL));
        return reply(workflowId, engine.claims().next(workflowId, limit));
    }

    /** Without a sort method the jobs are not sorted; Torc's own workers always name one. */
    @POST
    @Path("claim_jobs_based_on_resources/{limit}")
    public JobsModel byResources(
            @PathParam("id") String id, @PathParam("limit") String limit, @Context UriInfo uri, byte[] bytes) {
        return byResources(id, limit, Query.of(uri), bytes);
    }

    JobsModel byResources(String id, String limit, Query query, byte[] bytes) {
        long workflowId = Torc.id("workflow", id);
        SortMethod method = query.text("sort_method")
                .map(text -> SortMethod.parse(text)
                        .orElseThrow(() -> RequestException.bad("sort_method must be gpus_runtime_memory,"
                                + " gpus_memory_runtime or none, not " + text)))
                .orElse(SortMethod.NONE);
        return reply(
                workflowId,
                engine.claims()
                        .byResources(
                                workflowId,
                                limit(Torc.number("limit", limit)),
                                offer(Body.parse(bytes)),
                                Optional.of(method),
                                query.flag("strict_scheduler_match", false)));
    }

    private JobsModel reply(long workflowId, List<Job> jobs) {
        JobsModel claimed = JobsModel.of(jobs);
        boolean canceled =
                jobs.isEmpty() && engine.workflows().get(workflowId).status().canceled();
        return canceled ? new JobsModel(claimed.jobs(), "Workflow is canceled") : claimed;
    }

    private static int limit(long limit) {
        if (limit < 0 || limit > Limits.RECORDS) {
            throw RequestException.wrong("limit must be 0 to " + Limits.RECORDS, "limit", Long.toString(limit));
        }
        return (int) limit;
    }

    private static NodeOffer offer(Body body) {
        return new NodeOffer(
                body.int32("num_cpus"),
                (long) (body.number("memory_gb") * GIB),
                body.int32("num_gpus"),
                body.int32("num_nodes"),
                seconds(body.text("time_limit", null)),
                body.id("scheduler_config_id", null));
    }

    private static long seconds(String limit) {
        try {
            return limit == null ? Long.MAX_VALUE : IsoDuration.seconds(limit);
        } catch (IllegalArgumentException wrong) {
            throw RequestException.wrong("time_limit: " + wrong.getMessage(), "time_limit", limit);
        }
    }
}
