package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.openapi.OpenApiDocument;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** What clients ask before anything else; all but the document is free for everybody. */
@Path(Torc.BASE)
@Produces(MediaType.APPLICATION_JSON)
public final class ServiceResource {
    @GET
    @Path("ping")
    public Map<String, String> ping() {
        return Map.of("status", "ok");
    }

    /** The version of Torc whose API this is, as a JSON string: clients compare it with their own. */
    @GET
    @Path("version")
    public String version() {
        return "\"0.10.0\"";
    }

    /** What this door offers, for generators of clients. */
    @GET
    @Path("openapi.json")
    public ObjectNode document() {
        return OpenApiDocument.torc();
    }
}
