package dev.baton.doors.torc;

import dev.baton.doors.json.Body;
import dev.baton.engine.Engine;
import dev.baton.engine.workflow.Workflow;
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
import java.util.function.Predicate;

/** Workflows as records. */
@Path(Torc.BASE + "/workflows")
@Produces(MediaType.APPLICATION_JSON)
public final class WorkflowsResource {
    private static final String KIND = "workflow";
    private static final Columns<WorkflowModel> COLUMNS = Columns.of(WorkflowModel.class);
    private final Engine engine;

    public WorkflowsResource(Engine engine) {
        this.engine = engine;
    }

    @POST
    public WorkflowModel create(byte[] bytes) {
        return WorkflowModel.of(engine.workflows().create(WorkflowBody.draft(Body.parse(bytes))));
    }

    /** Archived workflows are shown only to those who ask for them. */
    @GET
    public Page<WorkflowModel> list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        boolean archived = query.flag("is_archived", false);
        return Page.of(
                engine.workflows().list().stream()
                        .filter(workflow -> workflow.status().archived() == archived)
                        .filter(filter(query))
                        .map(WorkflowModel::of)
                        .toList(),
                COLUMNS,
                query);
    }

    private static Predicate<Workflow> filter(Query query) {
        Predicate<Workflow> filter =
                query.equal("name", workflow -> workflow.spec().name());
        return filter.and(query.equal("user", workflow -> workflow.spec().user()))
                .and(query.equal("description", workflow -> workflow.spec().description()));
    }

    @GET
    @Path("{id}")
    public WorkflowModel get(@PathParam("id") String id) {
        return WorkflowModel.of(engine.workflows().get(Torc.id(KIND, id)));
    }

    @PUT
    @Path("{id}")
    public WorkflowModel update(@PathParam("id") String id, byte[] bytes) {
        Body body = Body.parse(bytes);
        Workflow old = engine.workflows().get(Torc.id(KIND, id));
        return WorkflowModel.of(engine.workflows().update(old.id(), WorkflowBody.changed(old.spec(), body)));
    }

    @DELETE
    @Path("{id}")
    public WorkflowModel delete(@PathParam("id") String id) {
        return WorkflowModel.of(engine.workflows().delete(Torc.id(KIND, id)));
    }

    @GET
    @Path("{id}/status")
    public WorkflowStatusModel status(@PathParam("id") String id) {
        return WorkflowStatusModel.of(engine.workflows().get(Torc.id(KIND, id)));
    }

    @PUT
    @Path("{id}/status")
    public WorkflowStatusModel updateStatus(@PathParam("id") String id, byte[] bytes) {
        Body body = Body.parse(bytes);
        Workflow old = engine.workflows().get(Torc.id(KIND, id));
        return WorkflowStatusModel.of(
                engine.workflows().updateStatus(old.id(), WorkflowStatusModel.changed(old.status(), body)));
    }
}
