package dev.baton.doors.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.json.Paging;
import dev.baton.engine.Engine;
import dev.baton.engine.pipeline.Page;
import dev.baton.engine.pipeline.Pipeline;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** The registered pipelines, for who has the admin key. */
@Path("/pipelines")
@Produces(MediaType.APPLICATION_JSON)
public final class PipelinesResource {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private final Engine engine;

    public PipelinesResource(Engine engine) {
        this.engine = engine;
    }

    /** Takes what the pipelines manager takes; the same pipeline again changes nothing. */
    @POST
    public JsonNode register(byte[] body) {
        JsonNode made = Heard.result(engine.pipelines().pipelinesReactor().hear(Heard.creation(body, null)));
        return get(made.get("uuid").textValue());
    }

    @GET
    public JsonNode list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Page<Pipeline> page = engine.pipelines().pipelines().list(Paging.limit(limit), Paging.decode(cursor));
        ObjectNode list = JSON.objectNode();
        ArrayNode pipelines = list.putArray("pipelines");
        page.items().forEach(each -> pipelines.add(shown(each)));
        return list.put("cursor", Paging.encode(page.cursor().orElse(null)));
    }

    @GET
    @Path("{uuid}")
    public JsonNode get(@PathParam("uuid") String uuid) {
        return shown(engine.pipelines().pipelines().get(uuid));
    }

    /** It takes no new jobs from now on. */
    @POST
    @Path("{uuid}/retire")
    public JsonNode retire(@PathParam("uuid") String uuid) {
        return shown(engine.pipelines().pipelines().retire(uuid));
    }

    private static ObjectNode shown(Pipeline pipeline) {
        ObjectNode shown = JSON.objectNode()
                .put("uuid", pipeline.uuid())
                .put("id", pipeline.id())
                .put("name", pipeline.name())
                .put("description", pipeline.description())
                .put("machine", pipeline.machine().version())
                .put("created", Instant.ofEpochMilli(pipeline.createdAt()).toString())
                .put("retired", pipeline.retired());
        shown.set("components", pipeline.components() == null ? JSON.arrayNode() : pipeline.components());
        return shown;
    }
}
