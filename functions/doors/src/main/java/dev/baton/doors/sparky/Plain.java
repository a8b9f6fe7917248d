package dev.baton.doors.sparky;

import dev.baton.doors.error.ErrorBody;
import dev.baton.doors.stash.TooLargeException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Answers as Sparky's client takes them: plain text, and errors as a short text of their own. */
public final class Plain {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final Pattern OURS = Pattern.compile(
            "/+(queue|trigger|status|report|report_jid|stash|file|file_view|build|build-with-tags|cancel|badge)(/.*)?");

    @ServerResponseFilter
    public void translate(ContainerRequestContext request, ContainerResponseContext response) {
        if (!OURS.matcher("/" + request.getUriInfo().getPath()).matches()) {
            return;
        }
        String message = switch (response.getEntity()) {
            case ErrorBody body -> body.error().message();
            case TooLargeException.Body body
            when body.error().upload() == null -> body.error().message();
            case null, default -> null;
        };
        if (message != null) {
            response.setEntity(message, null, MediaType.valueOf(TEXT));
        }
    }

    /** 200 with this text, which must not be empty: the client cannot read an empty answer. */
    static Response text(String text) {
        return Response.ok(text, TEXT).header("Cache-Control", "no-store").build();
    }

    /** 404 without a word, which is how the client learns that there is nothing. */
    static Response nothing() {
        return Response.status(Response.Status.NOT_FOUND).build();
    }

    static Response sent(Object json) {
        return Response.ok(json, MediaType.APPLICATION_JSON).build();
    }
}
