package dev.baton.doors.torc2023;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.openapi.OpenApiDocument;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The OpenAPI document of that generation, under any name of a database. */
@Path(Service.BASE + "/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class DescriptionResource {
    @GET
    public ObjectNode document(@PathParam("db") String db) {
        return OpenApiDocument.of("torc2023", "/_db/" + db + "/torc-service", "0.2.0", true);
    }
}
