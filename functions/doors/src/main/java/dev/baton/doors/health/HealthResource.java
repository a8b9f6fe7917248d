package dev.baton.doors.health;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells probes that the process is up: it answers as soon as the doors are open. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
    /** The reply's body. */
    public record Health(String status) {}

    private static final Health UP = new Health("UP");

    @GET
    @Path("ready")
    public Health ready() {
        return UP;
    }

    @GET
    @Path("live")
    public Health live() {
        return UP;
    }
}
