package dev.baton.doors.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.ExactJson;
import dev.baton.engine.Engine;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.Tags;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Starts, repeats and stops what projects do. Where Sparky asks for the cookies of its pages, this asks for the key. */
@Path("/")
@Consumes(MediaType.WILDCARD)
public final class BuildResource {
    private static final String BY_HAND = "triggered by user";

    private final Engine engine;
    private final Rings rings;

    public BuildResource(Engine engine, Rings rings) {
        this.engine = engine;
        this.rings = rings;
    }

    /** Builds the project's own scenario; the answer is the job's id. */
    @POST
    @Path("build/project/{project}")
    public Response build(@PathParam("project") String project) {
        return Plain.text(engine.sparky()
                .build(Names.project(project), BY_HAND, null)
                .name()
                .job());
    }

    /** The same with tags, a text such as a=1,b=2, and a description, as JSON or as a form. */
    @POST
    @Path("build-with-tags/project/{project}")
    public Response build(
            @PathParam("project") String project, @HeaderParam(HttpHeaders.CONTENT_TYPE) String type, byte[] bytes) {
        JsonNode body = type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED)
                ? form(new String(bytes, StandardCharsets.UTF_8))
                : ExactJson.parse(bytes);
        String description = body.path("description").asText("");
        ObjectNode tags = JsonNodeFactory.instance.objectNode();
        Tags.decode(body.path("tags").asText("")).forEach(tags::put);
        return Plain.text(engine.sparky()
                .build(Names.project(project), description.isEmpty() ? BY_HAND : description, tags)
                .name()
                .job());
    }

    private static ObjectNode form(String text) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (String pair : text.split("&")) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2) {
                fields.put(decoded(sides[0]), decoded(sides[1]));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw RequestException.bad("the form is wrongly percent-encoded");
        }
    }

    /** Does again what that job did; the answer is the new job's id. */
    @POST
    @Path("build/project/{project}/{job}")
    public Response rebuild(@PathParam("project") String project, @PathParam("job") String job) {
        return Plain.text(
                engine.sparky().rebuild(Names.job(project, job)).name().job());
    }

    /** Ends what waits, stops what runs. */
    @POST
    @Path("cancel/project/{project}/{job}")
    public Response cancel(@PathParam("project") String project, @PathParam("job") String job) {
        JobName name = Names.job(project, job);
        engine.sparky().cancel(name);
        rings.ring(name);
        return Plain.text(name.job() + ".terminate");
    }
}
