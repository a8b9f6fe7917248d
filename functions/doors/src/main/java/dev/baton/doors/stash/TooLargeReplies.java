package dev.baton.doors.stash;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** 413, for every door. */
public final class TooLargeReplies {
    @ServerExceptionMapper
    public Response tooLarge(TooLargeException tooLarge) {
        return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(tooLarge.body())
                .build();
    }
}
