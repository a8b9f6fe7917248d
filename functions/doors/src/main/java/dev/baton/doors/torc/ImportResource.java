package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.workflow.NewWorkflow;
import dev.baton.engine.workflow.Workflow;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Makes a workflow of an export, ours or Torc's: with new ids, and all jobs uninitialized. */
@Path("/baton/v1/workflows/import")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportResource {
    private final Engine engine;

    public ImportResource(Engine engine) {
        this.engine = engine;
    }

    /** What was made. */
    @Wire
    public record Imported(long id, long workflowId, String workflowName, int jobs, int files, int userData) {}

    /** All of it or nothing. What became of the exported jobs stays with them: results and events are not taken over. */
    @POST
    public Imported create(byte[] bytes, @Context UriInfo uri) {
        Body export = Body.parse(bytes);
        if (!export.text("export_version").startsWith("1.")) {
            throw RequestException.wrong("export_version must be 1.x", "export_version", export.text("export_version"));
        }
        NewWorkflow draft = WorkflowBody.draft(export.object("workflow"));
        String name =
                Query.of(uri).text("name").map(text -> Torc.name("name", text)).orElse(draft.name());
        Workflow workflow =
                engine.workflows().create(new NewWorkflow(name, draft.user(), draft.description(), draft.settings()));
        try {
            WorkflowCopy copy = new WorkflowCopy(engine, workflow.id(), export);
            copy.make();
            return new Imported(
                    workflow.id(),
                    workflow.id(),
                    name,
                    copy.count("jobs"),
                    copy.count("files"),
                    copy.count("user_data"));
        } catch (RuntimeException wrong) {
            engine.workflows().delete(workflow.id());
            throw wrong;
        }
    }
}
