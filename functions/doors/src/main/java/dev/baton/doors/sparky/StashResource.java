package dev.baton.doors.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.ExactJson;
import dev.baton.doors.stash.Downloads;
import dev.baton.doors.stash.Uploads;
import dev.baton.engine.Engine;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.stash.Entry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The JSON value that a job keeps, which may be put before there is such a job. */
@Path("/stash")
public final class StashResource {
    private static final Entry VALUE = new Entry.Value();

    private final Engine engine;
    private final Downloads downloads;
    private final Uploads uploads;

    StashResource(Engine engine, Downloads downloads, Uploads uploads) {
        this.engine = engine;
        this.downloads = downloads;
        this.uploads = uploads;
    }

    @POST
    public Response put(byte[] bytes) {
        JsonNode body = ExactJson.parse(bytes);
        JobName name = new JobName(
                body.path("config").path("project").asText(),
                body.path("config").path("job-id").asText());
        JsonNode data = body.path("data");
        if (data.isMissingNode()) {
            throw RequestException.wrong("data is missing; add it to the body");
        }
        byte[] value = data.toString().getBytes(StandardCharsets.UTF_8);
        uploads.take(
                engine.stash(name.owner()), VALUE, Integer.toString(value.length), new ByteArrayInputStream(value));
        return Plain.sent(Map.of("path", "stash/" + name));
    }

    /** The value; an empty object where none was put. */
    @GET
    @Path("{project}/{job}")
    public Response get(
            @PathParam("project") String project, @PathParam("job") String job, @Context HttpHeaders request) {
        return downloads
                .get(engine.stash(Names.job(project, job).owner()), VALUE, request)
                .orElseGet(() -> Response.ok("{}", MediaType.APPLICATION_JSON).build());
    }
}
