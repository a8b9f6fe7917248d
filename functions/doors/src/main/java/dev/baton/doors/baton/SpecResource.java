package dev.baton.doors.baton;

import dev.baton.doors.error.ErrorBody;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.spec.InvalidSpecException;
import dev.baton.engine.spec.ParsedSpec;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecProblem;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.workflow.Workflow;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes a workflow of a specification's bytes, as they stand in a file. All of its mistakes are told at once. */
@Path("/baton/v1/workflows")
@Produces(MediaType.APPLICATION_JSON)
public final class SpecResource {
    private static final String ANYBODY = "anonymous";
    private final Engine engine;

    public SpecResource(Engine engine) {
        this.engine = engine;
    }

    /** What was made; workflow_id repeats the id, as Torc's own command prints it. */
    @Wire
    public record Created(long id, long workflowId, String name, int jobs, List<SpecProblem> warnings) {}

    /** What would be made. */
    @Wire
    public record Checked(boolean valid, String name, int jobs, List<SpecProblem> warnings) {}

    /** What is wrong, each with its place. */
    @Wire
    public record Invalid(ErrorBody.Detail error, List<SpecProblem> errors) {}

    /**
     * The bytes may come under any content type.
     *
     * @param file the file's name; its extension tells the format, and a workflow without a name gets it
     * @param dryRun whether to check only
     * @param armed whether the jobs are blocked or ready at once
     * @param user who owns the workflow unless the specification says otherwise
     */
    @POST
    public Object create(
            @QueryParam("file") String file,
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun,
            @QueryParam("armed") @DefaultValue("false") boolean armed,
            @QueryParam("user") @DefaultValue(ANYBODY) String user,
            byte[] bytes) {
        if (file == null || file.isBlank()) {
            throw RequestException.bad("file is missing; add ?file=NAME with the name of the specification's file");
        }
        ParsedSpec parsed = SpecParser.parse(new SpecSource(file, bytes == null ? new byte[0] : bytes));
        int jobs = parsed.spec().jobs().size();
        if (dryRun) {
            return new Checked(true, parsed.spec().name(), jobs, parsed.warnings());
        }
        Workflow workflow = engine.workflows().create(parsed.spec(), user, armed);
        return new Created(workflow.id(), workflow.id(), parsed.spec().name(), jobs, parsed.warnings());
    }

    /** The first mistake is the message; all of them are the list. */
    @ServerExceptionMapper
    public Response invalid(InvalidSpecException wrong) {
        String first = wrong.problems().getFirst().toString();
        int more = wrong.problems().size() - 1;
        String message = more == 0 ? first : first + " (and " + more + " more)";
        return Response.status(422)
                .entity(new Invalid(new ErrorBody.Detail(message, null, null), wrong.problems()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
