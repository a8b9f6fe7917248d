package dev.baton.doors.sparky;

import dev.baton.doors.error.ErrorBody;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.sparky.Assignment;
import dev.baton.engine.sparky.Ended;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.JobState;
import dev.baton.engine.sparky.SparkyJob;
import dev.baton.engine.sparky.Stars;
import dev.baton.engine.sparky.Ticket;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What workers ask and tell: the next job, that it still runs, what it writes, how it ended. */
@Path("/baton/v1/sparky/work")
@Produces(MediaType.APPLICATION_JSON)
public final class WorkResource {
    private static final int LONGEST_LEASE = 3600;
    private static final int LEASE = 60;

    private final Engine engine;
    private final Secrets secrets;
    private final Rings rings;

    public WorkResource(Engine engine, Secrets secrets, Rings rings) {
        this.engine = engine;
        this.secrets = secrets;
        this.rings = rings;
    }

    /** The job that was given; none where nothing can be run now. */
    @Wire
    record Taken(Shown.Work job) {}

    /** Whether the worker goes on; where not, it stops what it runs and tells the end. */
    @Wire
    record GoOn(boolean goOn) {}

    /** How the job has ended. */
    @Wire
    record End(JobState state, int status) {}

    @POST
    public Taken take(byte[] bytes) {
        Body body = Body.parseOptional(bytes);
        Optional<Assignment> given = engine.sparky()
                .take(body.text("worker", "worker", 200), lease(body), Math.max(0, body.int32("deeper_than", 0)));
        given.ifPresent(job -> rings.ring(job.name()));
        return new Taken(given.map(job ->
                        Shown.Work.of(job, engine.sparky().ticket(job.name()).address()))
                .orElse(null));
    }

    private static long lease(Body body) {
        int seconds = body.int32("lease_seconds", LEASE);
        if (seconds < 1 || seconds > LONGEST_LEASE) {
            throw RequestException.wrong("lease_seconds must be 1 to " + LONGEST_LEASE);
        }
        return seconds * 1000L;
    }

    @POST
    @Path("{project}/{job}/heartbeat")
    public GoOn heartbeat(@PathParam("project") String project, @PathParam("job") String job, byte[] bytes) {
        Body body = Body.parse(bytes);
        return new GoOn(engine.sparky().heartbeat(Names.job(project, job), body.id("build"), lease(body)));
    }

    /** A piece of the report, whole lines of UTF-8; the same number again changes nothing. */
    @PUT
    @Path("{project}/{job}/report/{build}/{number}")
    public GoOn report(
            @PathParam("project") String project,
            @PathParam("job") String job,
            @PathParam("build") long build,
            @PathParam("number") int number,
            @Context HttpHeaders request,
            byte[] bytes) {
        JobName name = Names.job(project, job);
        Optional<SparkyJob> runs =
                engine.sparky().find(name).filter(found -> found.state() == JobState.RUNNING && found.build() == build);
        if (runs.isEmpty()) {
            return new GoOn(false);
        }
        Ticket ticket = engine.sparky().ticket(runs.get());
        String piece = Stars.over(
                secrets.written(new String(bytes, StandardCharsets.UTF_8), request),
                List.of(ticket.nonce(), ticket.token()));
        return new GoOn(engine.sparky().report(name, build, number, piece.getBytes(StandardCharsets.UTF_8)));
    }

    /** Exit code 0 is OK, any other FAIL; what was to be stopped is TERMINATED, whatever is told. */
    @POST
    @Path("{project}/{job}/end")
    public Response end(
            @PathParam("project") String project,
            @PathParam("job") String job,
            @Context HttpHeaders request,
            byte[] bytes) {
        Body body = Body.parse(bytes);
        JobName name = Names.job(project, job);
        String why = body.text("why", null);
        String told = why == null ? null : secrets.written(why, request);
        Ended ended = engine.sparky().end(name, body.id("build"), body.int32("exit_code") == 0, told);
        rings.ring(name);
        return reply(name, ended);
    }

    static Response reply(JobName name, Ended ended) {
        return switch (ended) {
            case Ended.Taken(JobState state) ->
                Response.ok(new End(state, state.code())).build();
            case Ended.TooLate(JobState state) ->
                refusal(409, "that build of " + name + " is over; the job is " + state.code());
            case Ended.Forbidden forbidden -> refusal(403, "x-nonce or token is wrong, or older than 72 hours");
        };
    }

    static Response refusal(int status, String message) {
        return Response.status(status).entity(ErrorBody.of(message)).build();
    }
}
