package dev.baton.doors.error;

import dev.baton.engine.ConflictException;
import dev.baton.engine.EngineException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.store.StoreLimitException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what went wrong into a status and a body. What nobody expected is logged, and tells the caller nothing. */
public final class ErrorReplies {
    private static final Logger LOG = Logger.getLogger(ErrorReplies.class);

    @ServerExceptionMapper
    public Response refused(RequestException wrong) {
        return reply(wrong.status(), wrong.body()).build();
    }

    @ServerExceptionMapper
    public Response refused(EngineException wrong) {
        int status = switch (wrong) {
            case NotFoundException absent -> 404;
            case ConflictException taken -> 409;
            case RefusedException refused -> refused.denied() ? 403 : 422;
        };
        return reply(status, ErrorBody.of(wrong.getMessage())).build();
    }

    @ServerExceptionMapper
    public Response busy(StoreBusyException busy) {
        LOG.warnf("the store is busy: %s", busy.getMessage());
        return reply(503, ErrorBody.of("the store is busy; try again in a second"))
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    @ServerExceptionMapper
    public Response tooLarge(StoreLimitException limit) {
        return reply(413, ErrorBody.of(limit.getMessage())).build();
    }

    /** Unknown paths, wrong methods and the like, as the framework raises them. */
    @ServerExceptionMapper
    public Response routed(WebApplicationException routed, UriInfo uri) {
        int status = routed.getResponse().getStatus();
        String message = switch (status) {
            case 404 -> "no such path: " + uri.getPath();
            case 405 -> "this path does not know that method: " + uri.getPath();
            default -> routed.getMessage();
        };
        return reply(status, ErrorBody.of(message)).build();
    }

    /** The caller went away, or sent more than is let in: no fault of ours. */
    @ServerExceptionMapper
    public Response unreadable(IOException broken, UriInfo uri) {
        LOG.debugf(broken, "the request to %s could not be read", uri.getPath());
        return reply(400, ErrorBody.of("the body could not be read to its end")).build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable fault, UriInfo uri) {
        LOG.errorf(fault, "%s failed", uri.getPath());
        return reply(500, ErrorBody.of("An internal error occurred")).build();
    }

    private static Response.ResponseBuilder reply(int status, ErrorBody body) {
        return Response.status(status).entity(body).type(MediaType.APPLICATION_JSON_TYPE);
    }
}
