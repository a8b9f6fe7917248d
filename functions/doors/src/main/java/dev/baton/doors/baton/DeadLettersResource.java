package dev.baton.doors.baton;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.DeadLetter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** Push jobs that could not be delivered: an operator lists them, and sends each again or lets it be. */
@Path("/baton/v1/dead_letters")
@Produces(MediaType.APPLICATION_JSON)
public final class DeadLettersResource {
    private static final int MOST = 1000;

    private final Engine engine;

    public DeadLettersResource(Engine engine) {
        this.engine = engine;
    }

    /** One attempt that was not delivered. */
    @Wire
    public record Letter(
            long workflowId,
            long jobId,
            int attempt,
            String jobName,
            String target,
            String reason,
            int sends,
            String at,
            String idempotencyKey) {
        static Letter of(DeadLetter letter) {
            return new Letter(
                    letter.workflowId(),
                    letter.jobId(),
                    letter.attempt(),
                    letter.jobName(),
                    letter.target(),
                    letter.reason(),
                    letter.sends(),
                    letter.at().toString(),
                    letter.idempotencyKey());
        }
    }

    /** The oldest ones. */
    @Wire
    public record Letters(List<Letter> letters) {}

    /** The job that runs again. */
    @Wire
    public record Redriven(long jobId, int attempt, JobStatus status) {}

    @GET
    public Letters list() {
        return new Letters(
                engine.deadLetters().list(MOST).stream().map(Letter::of).toList());
    }

    @POST
    @Path("{job}/{attempt}/redrive")
    public Redriven redrive(@PathParam("job") String job, @PathParam("attempt") String attempt) {
        Job again = engine.deadLetters().redrive(CallbackResource.number(job), attempt(attempt));
        return new Redriven(again.id(), again.attempt(), again.status());
    }

    @DELETE
    @Path("{job}/{attempt}")
    public Map<String, Boolean> discard(@PathParam("job") String job, @PathParam("attempt") String attempt) {
        engine.deadLetters().discard(CallbackResource.number(job), attempt(attempt));
        return Map.of("discarded", true);
    }

    private static int attempt(String attempt) {
        try {
            return Integer.parseInt(attempt);
        } catch (NumberFormatException wrong) {
            throw RequestException.bad("the attempt in the path must be a whole number, not " + attempt);
        }
    }
}
