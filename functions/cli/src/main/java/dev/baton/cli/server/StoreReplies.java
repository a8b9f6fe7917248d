package dev.baton.cli.server;

import dev.baton.doors.error.ErrorBody;
import dev.baton.store.sqlite.StoreUnusableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A store that does not serve is its owner's matter: whoever has the key is told what is wrong and what to do. */
public final class StoreReplies {
    private static final Logger LOG = Logger.getLogger(StoreReplies.class);

    @ServerExceptionMapper
    public Response unusable(StoreUnusableException unusable) {
        LOG.error(unusable.getMessage());
        return Response.status(500)
                .entity(ErrorBody.of(unusable.getMessage()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
