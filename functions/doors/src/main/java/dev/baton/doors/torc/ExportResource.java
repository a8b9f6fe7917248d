package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.workflow.Workflow;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** A workflow as one document in the form of Torc's exports; ids are those that it has here. */
@Path("/baton/v1/workflows/{id}/export")
@Produces(MediaType.APPLICATION_JSON)
public final class ExportResource {
    static final String VERSION = "1.0";

    private final Engine engine;

    public ExportResource(Engine engine) {
        this.engine = engine;
    }

    /** Results and events are there where they were asked for. */
    @Wire
    public record Export(
            String exportVersion,
            String exportedAt,
            WorkflowModel workflow,
            List<FileModel> files,
            List<UserDataModel> userData,
            List<RequirementsModel> resourceRequirements,
            List<FailureHandlerModel> failureHandlers,
            List<ObjectNode> slurmSchedulers,
            List<ObjectNode> localSchedulers,
            List<JobModel> jobs,
            List<ObjectNode> workflowActions,
            List<ResultModel> results,
            List<EventModel> events) {}

    @GET
    public Export export(@PathParam("id") String id, @Context UriInfo uri) {
        Query query = Query.of(uri);
        Workflow workflow = engine.workflows().get(Torc.id("workflow", id));
        long w = workflow.id();
        boolean results = query.flag("include_results", false);
        boolean events = query.flag("include_events", false);
        return new Export(
                VERSION,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                WorkflowModel.of(workflow),
                all(engine.files().list(w), FileModel::of),
                all(engine.userData().list(w), UserDataModel::of),
                all(engine.requirements().list(w), RequirementsModel::of),
                all(engine.failureHandlers().list(w), FailureHandlerModel::of),
                all(engine.slurmSchedulers().list(w), PlainResource::node),
                all(engine.localSchedulers().list(w), PlainResource::node),
                all(engine.jobs().list(w), JobModel::of),
                all(engine.actions().list(w), PlainResource::node),
                results ? all(engine.results().all(w), ResultModel::of) : null,
                events ? all(engine.events().list(w), EventModel::of) : null);
    }

    private static <T, W> List<W> all(List<T> records, Function<T, W> wire) {
        return records.stream().map(wire).toList();
    }
}
