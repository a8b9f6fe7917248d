package dev.baton.doors.torc;

import dev.baton.doors.json.Body;
import dev.baton.engine.Engine;
import dev.baton.engine.job.Result;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Predicate;

/** Results: by default the newest of each job, with all_runs every one. */
@Path(Torc.BASE + "/results")
@Produces(MediaType.APPLICATION_JSON)
public final class ResultsResource {
    private static final String KIND = "result";
    private static final Columns<ResultModel> COLUMNS = Columns.of(ResultModel.class);
    private final Engine engine;

    public ResultsResource(Engine engine) {
        this.engine = engine;
    }

    @POST
    public ResultModel create(byte[] bytes) {
        return ResultModel.of(engine.results().create(ResultBody.draft(Body.parse(bytes))));
    }

    @GET
    public Page<ResultModel> list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        long workflowId = query.requiredId("workflow_id");
        List<Result> results = query.flag("all_runs", false)
                ? engine.results().all(workflowId)
                : engine.results().newest(workflowId);
        return Page.of(
                results.stream().map(ResultModel::of).filter(filter(query)).toList(), COLUMNS, query);
    }

    private static Predicate<ResultModel> filter(Query query) {
        Predicate<ResultModel> filter = query.equal("job_id", ResultModel::jobId);
        return filter.and(query.equal("run_id", ResultModel::runId))
                .and(query.equal("return_code", ResultModel::returnCode))
                .and(query.equal("compute_node_id", ResultModel::computeNodeId))
                .and(StatusFilter.of(query, ResultModel::status));
    }

    @DELETE
    public Count deleteAll(@Context UriInfo uri) {
        return new Count(engine.results().deleteAll(Query.of(uri).requiredId("workflow_id")));
    }

    @GET
    @Path("{id}")
    public ResultModel get(@PathParam("id") String id) {
        return ResultModel.of(engine.results().get(Torc.id(KIND, id)));
    }

    @PUT
    @Path("{id}")
    public ResultModel update(@PathParam("id") String id, byte[] bytes) {
        Body body = Body.parse(bytes);
        return ResultModel.of(engine.results().update(Torc.id(KIND, id), old -> ResultBody.changed(old, body)));
    }

    @DELETE
    @Path("{id}")
    public ResultModel delete(@PathParam("id") String id) {
        return ResultModel.of(engine.results().delete(Torc.id(KIND, id)));
    }
}
