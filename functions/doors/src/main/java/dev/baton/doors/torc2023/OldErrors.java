package dev.baton.doors.torc2023;

import dev.baton.doors.error.ErrorBody;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says what went wrong in that generation's form, under its paths. */
public final class OldErrors {
    private static final int CONFLICT = 1200;
    private static final int ABSENT = 1202;

    /** An error as ArangoDB's services tell it; the number is that of the database where it has one. */
    public record OldError(boolean error, int errorNum, String errorMessage, int code) {}

    @ServerResponseFilter
    public void translate(ContainerRequestContext request, ContainerResponseContext response) {
        boolean ours = request.getUriInfo().getPath().startsWith("/_db/");
        if (ours && response.getEntity() instanceof ErrorBody body) {
            int code = response.getStatus();
            int number = switch (code) {
                case 404 -> ABSENT;
                case 409 -> CONFLICT;
                default -> code;
            };
            response.setEntity(new OldError(true, number, body.error().message(), code));
        }
    }
}
