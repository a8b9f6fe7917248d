package dev.baton.cli.server;

import dev.baton.doors.error.ErrorBody;
import dev.baton.doors.error.FaultWord;
import dev.baton.store.sqlite.StoreUnusableException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A store that does not serve is its owner's matter: whoever has the key is told what is wrong and what to do. */
@Singleton
public final class StoreReplies implements FaultWord {
    private static final Logger LOG = Logger.getLogger(StoreReplies.class);

    @ServerExceptionMapper
    public Response unusable(StoreUnusableException unusable) {
        return Response.status(500)
                .entity(word(unusable))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    @Override
    public Optional<ErrorBody> of(Throwable fault) {
        return fault instanceof StoreUnusableException unusable ? Optional.of(word(unusable)) : Optional.empty();
    }

    private static ErrorBody word(StoreUnusableException unusable) {
        LOG.error(unusable.getMessage());
        return ErrorBody.of(unusable.getMessage());
    }
}
