package dev.baton.doors.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.Engine;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tokens that let their bearer administer every job of a pipeline by messages, for an hour or two; for who has the admin key. */
@Path("/baton/v1/pipelines/admin-token")
@Produces(MediaType.APPLICATION_JSON)
public final class AdminTokenResource {
    private final Engine engine;

    public AdminTokenResource(Engine engine) {
        this.engine = engine;
    }

    /** The token of this hour. */
    @POST
    public JsonNode token() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("token", engine.pipelines().adminTokens().current());
    }
}
