package dev.baton.doors.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Paging;
import dev.baton.engine.Engine;
import dev.baton.engine.pipeline.JobDocument;
import dev.baton.engine.pipeline.Page;
import dev.baton.engine.pipeline.PipelineJob;
import dev.baton.engine.pipeline.PipelineJobs;
import dev.baton.engine.pipeline.PipelineState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** The jobs of pipelines, for who has the admin key. */
@Path("/pipelinejobs")
@Produces(MediaType.APPLICATION_JSON)
public final class PipelineJobsResource {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private final Engine engine;

    public PipelineJobsResource(Engine engine) {
        this.engine = engine;
    }

    /** Takes what the jobs manager takes to create a job; the reply holds its token. */
    @POST
    public JsonNode create(byte[] body, @HeaderParam("Idempotency-Key") String key) {
        return Heard.result(engine.pipelines().jobsReactor().hear(Heard.creation(body, key)));
    }

    /** Newest first within a pipeline or session; without both, by pipelines. */
    @GET
    public JsonNode list(
            @QueryParam("pipeline") String pipeline,
            @QueryParam("session") String session,
            @QueryParam("status") String status,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        PipelineJobs.Filter filter = new PipelineJobs.Filter(pipeline, session, state(status));
        Page<PipelineJob> page = engine.pipelines().jobs().list(filter, Paging.limit(limit), Paging.decode(cursor));
        ObjectNode list = JSON.objectNode();
        ArrayNode jobs = list.putArray("jobs");
        page.items().forEach(each -> jobs.add(JobDocument.of(each)));
        return list.put("cursor", Paging.encode(page.cursor().orElse(null)));
    }

    private static PipelineState state(String status) {
        try {
            return status == null ? null : PipelineState.valueOf(status.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw RequestException.bad("status must be one of " + java.util.List.of(PipelineState.values()));
        }
    }
}
