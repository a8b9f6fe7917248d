package dev.baton.doors.baton;

import dev.baton.doors.error.ErrorBody;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Limits;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.Callbacks;
import dev.baton.engine.push.Callbacks.Reply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * How an attempt is ended by an address that its target was given, or that an operator fetched: whoever knows nonce and token needs
 * no key. The body is optional, and of whatever content type.
 */
@Path("/baton/v1/jobs/{id}/callback")
@Produces(MediaType.APPLICATION_JSON)
public final class CallbackResource {
    private final Engine engine;

    public CallbackResource(Engine engine) {
        this.engine = engine;
    }

    /** Where to call, but for the status that is to be appended. */
    @Wire
    public record Address(long jobId, int attempt, String url, String nonce, String token) {}

    /** The word was taken; the next attempt where a rule lets the job run again. */
    @Wire
    public record Taken(long jobId, JobStatus status, Integer nextAttempt) {}

    /** With the admin key only: the address of the present attempt. */
    @GET
    public Address address(@PathParam("id") String id) {
        Callbacks.Ticket ticket = engine.callbacks().ticket(number(id));
        return new Address(
                ticket.jobId(), ticket.attempt(), engine.callbacks().address(ticket), ticket.nonce(), ticket.token());
    }

    @POST
    public Response call(
            @PathParam("id") String id,
            @QueryParam("x-nonce") String nonce,
            @QueryParam("token") String token,
            @QueryParam("status") String status,
            byte[] bytes) {
        if (bytes != null && bytes.length > Limits.CALLBACK) {
            throw RequestException.tooLarge(
                    "the body of a callback has 6 MiB at most; hand larger data over by a file");
        }
        long job = number(id);
        return switch (engine.callbacks().call(job, nonce, token, CallbackWord.read(status, bytes))) {
            case Reply.Taken(JobStatus now) ->
                Response.ok(new Taken(job, now, null)).build();
            case Reply.Again(int next) ->
                Response.ok(new Taken(job, JobStatus.READY, next)).build();
            case Reply.TooLate(JobStatus now) ->
                refusal(409, "that attempt of job " + job + " is over; the job is " + now.wire());
            case Reply.Forbidden forbidden -> refusal(403, "x-nonce or token is wrong, or older than 72 hours");
        };
    }

    private static Response refusal(int status, String message) {
        return Response.status(status).entity(ErrorBody.of(message)).build();
    }

    static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException wrong) {
            throw RequestException.bad("the job id in the path must be a whole number, not " + id);
        }
    }
}
