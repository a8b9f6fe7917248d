package dev.baton.cli.server;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Answers while the server runs. To be removed when the doors bring their own. */
@Path("/health/ready")
public class Ready {
    /** The state in the words of MicroProfile Health. */
    @GET
    @Produces("application/json")
    public String ready() {
        return "{\"status\":\"UP\"}";
    }
}
