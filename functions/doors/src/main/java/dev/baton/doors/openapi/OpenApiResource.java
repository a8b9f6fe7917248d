package dev.baton.doors.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Serves the document of all doors where people look for one first. It is made anew for each of the few who ask; nobody else pays for it. */
@Path("/openapi")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {
    @GET
    public ObjectNode document() {
        return OpenApiDocument.whole();
    }
}
