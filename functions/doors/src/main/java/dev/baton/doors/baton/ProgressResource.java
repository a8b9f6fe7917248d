package dev.baton.doors.baton;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.workflow.Completion;
import dev.baton.engine.workflow.Workflow;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far a workflow is. */
@Path("/baton/v1/workflows/{id}/progress")
@Produces(MediaType.APPLICATION_JSON)
public final class ProgressResource {
    private final Engine engine;

    public ProgressResource(Engine engine) {
        this.engine = engine;
    }

    /** The counts are by status name, in the order of a job's life; statuses without jobs are left out. More is to come where a
     * job waits for a time. Actions are due where a worker would get one. */
    @Wire
    public record Progress(
            Map<String, Integer> counts,
            boolean complete,
            boolean canceled,
            boolean moreToCome,
            boolean actionsDue,
            long runId) {}

    @GET
    public Progress progress(@PathParam("id") String id) {
        Workflow workflow = engine.workflows().get(number(id));
        Completion completion = engine.workflows().completion(workflow.id());
        Map<JobStatus, Integer> counted = new EnumMap<>(JobStatus.class);
        counted.putAll(engine.jobs().count(workflow.id()));
        Map<String, Integer> counts = new LinkedHashMap<>();
        counted.forEach((status, count) -> counts.put(status.wire(), count));
        return new Progress(
                counts,
                completion.complete(),
                completion.canceled(),
                !completion.complete() && engine.workers().expects(workflow.id()),
                engine.duties().due(workflow.id()),
                workflow.status().runId());
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException wrong) {
            throw RequestException.bad("the workflow id in the path must be a whole number, not " + id);
        }
    }
}
