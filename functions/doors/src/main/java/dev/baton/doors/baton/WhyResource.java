package dev.baton.doors.baton;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Reason;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;

/** What a job waits for, or what became of it: read from the stored state, never from logs. */
@Path("/baton/v1/jobs/{id}/why")
@Produces(MediaType.APPLICATION_JSON)
public final class WhyResource {
    private final Engine engine;

    public WhyResource(Engine engine) {
        this.engine = engine;
    }

    /** A job that another waits for, and what it is to hand on; the lists are of names. */
    @Wire
    public record Awaited(long id, String name, JobStatus status, List<String> files, List<String> userData) {}

    /**
     * The reason is a word for programs, the message a sentence for people; what does not apply is left out.
     *
     * @param until an ISO 8601 time
     * @param changes what changed since the job ended
     */
    @Wire
    public record Why(
            long jobId,
            String jobName,
            JobStatus status,
            String reason,
            String message,
            List<Awaited> waitsFor,
            String until,
            Long computeNodeId,
            List<ChangesResource.Change> changes) {}

    @GET
    public Why why(@PathParam("id") String id) {
        Job job = engine.jobs().get(number(id));
        Reason reason = engine.jobs().why(job.id());
        List<Awaited> awaited = reason instanceof Reason.Jobs(List<Long> ids) ? awaited(job, ids) : null;
        WhyWords words = WhyWords.of(reason);
        return new Why(
                job.id(),
                job.spec().name(),
                job.status(),
                words.reason(),
                words.message(),
                awaited,
                words.until(),
                words.computeNodeId(),
                reason instanceof Reason.Over ? changes(job.id()) : null);
    }

    /** In what the job or its inputs differ from what they were when it ended; null where nothing does. */
    private List<ChangesResource.Change> changes(long job) {
        List<ChangesResource.Change> changes = engine.workflows().changesOf(job).stream()
                .map(ChangesResource.Change::of)
                .toList();
        return changes.isEmpty() ? null : changes;
    }

    private List<Awaited> awaited(Job waiting, List<Long> ids) {
        List<Awaited> awaited = new ArrayList<>();
        for (long id : ids) {
            Job other = engine.jobs().get(id);
            awaited.add(new Awaited(
                    id,
                    other.spec().name(),
                    other.status(),
                    engine
                            .files()
                            .found(common(
                                    other.spec().outputFiles(), waiting.spec().inputFiles()))
                            .stream()
                            .map(file -> file.name())
                            .toList(),
                    engine
                            .userData()
                            .found(common(
                                    other.spec().outputUserData(),
                                    waiting.spec().inputUserData()))
                            .stream()
                            .map(data -> data.name())
                            .toList()));
        }
        return awaited;
    }

    private static List<Long> common(List<Long> written, List<Long> read) {
        return written.stream().filter(read::contains).sorted().toList();
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException wrong) {
            throw RequestException.bad("the job id in the path must be a whole number, not " + id);
        }
    }
}
