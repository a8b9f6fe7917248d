package dev.baton.doors.baton;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.job.InputChange;
import dev.baton.engine.workflow.JobChanges;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Which ended jobs are made of something else now, or read something else: what an initialize would run again, and why. */
@Path("/baton/v1/workflows/{id}/changes")
@Produces(MediaType.APPLICATION_JSON)
public final class ChangesResource {
    private final Engine engine;

    public ChangesResource(Engine engine) {
        this.engine = engine;
    }

    /**
     * A field of a job that changed, or an input of it.
     *
     * @param id of the input; absent where the job itself changed
     * @param what the respects in which a file changed
     * @param message the same for people
     */
    @Wire
    public record Change(String field, Long id, String name, List<String> what, String message) {
        static Change of(InputChange change) {
            return new Change(
                    change.field(),
                    change.id() == 0 ? null : change.id(),
                    change.name(),
                    change.what().isEmpty() ? null : change.what(),
                    change.words());
        }
    }

    /** A job and what changed of it. */
    @Wire
    public record Changed(long jobId, String jobName, List<Change> changes) {
        static Changed of(JobChanges job) {
            return new Changed(
                    job.jobId(),
                    job.jobName(),
                    job.changes().stream().map(Change::of).toList());
        }
    }

    /** In the order of the jobs' ids; empty where nothing changed. */
    @Wire
    public record ChangedJobs(List<Changed> jobs) {}

    @GET
    public ChangedJobs changes(@PathParam("id") String id) {
        return new ChangedJobs(
                engine.workflows().changes(number(id)).stream().map(Changed::of).toList());
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException wrong) {
            throw RequestException.bad("the workflow id in the path must be a whole number, not " + id);
        }
    }
}
