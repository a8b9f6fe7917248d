package dev.baton.doors.sparky;

import dev.baton.doors.error.RequestException;
import dev.baton.engine.Engine;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.JobState;
import dev.baton.engine.sparky.SparkyJob;
import dev.baton.engine.stash.EntryLinks;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Reports, and how a project's last build ended, as a picture for pages. */
@Path("/")
public final class ReportResource {
    private final Engine engine;
    private final Secrets secrets;

    public ReportResource(Engine engine, Secrets secrets) {
        this.engine = engine;
        this.secrets = secrets;
    }

    /** What the job has written; no key is asked for. */
    @GET
    @Path("report/raw/{project}/{job}")
    public Response raw(@PathParam("project") String project, @PathParam("job") String job) {
        return reply(Names.job(project, job));
    }

    private Response reply(JobName name) {
        return engine.sparky()
                .report(name)
                .map(report -> Plain.text(secrets.read(report)))
                .orElseGet(Plain::nothing);
    }

    /** The same by the number of the build, as text where Sparky shows a page. */
    @GET
    @Path("report/{project}/{build}")
    public Response build(@PathParam("project") String project, @PathParam("build") String build) {
        if (!build.matches("[0-9]{1,9}")) {
            throw RequestException.bad("the build must be a number, not " + Names.read(build));
        }
        return reply(engine.sparky()
                .byBuild(Names.project(project), Long.parseLong(build))
                .name());
    }

    @GET
    @Path("report_jid/{project}/{job}")
    public Response byJob(@PathParam("project") String project, @PathParam("job") String job) {
        Optional<SparkyJob> found = engine.sparky().find(Names.job(project, job));
        return found.filter(each -> each.build() > 0)
                .map(each -> elsewhere("/report/" + EntryLinks.path(each.name().project()) + "/" + each.build()))
                .orElseGet(Plain::nothing);
    }

    @GET
    @Path("badge/{project}")
    public Response badge(@PathParam("project") String project) {
        String name = Names.project(project);
        Optional<JobState> last = engine.sparky().last(name).map(SparkyJob::shown);
        String word = last.map(ReportResource::word).orElse("UNKOWN-gray");
        return elsewhere("https://img.shields.io/badge/" + EntryLinks.path(dashes(name)) + "-" + word);
    }

    /** In such an address a dash stands between parts, and two of them for one. */
    private static String dashes(String text) {
        return text.replace("-", "--").replace("_", "__");
    }

    private static String word(JobState state) {
        return switch (state) {
            case OK -> "OK-green";
            case FAIL -> "FAIL-red";
            case TERMINATED -> "TERM-red";
            case RUNNING -> "Run-yellow";
            case QUEUED -> "UNKOWN-gray";
        };
    }

    private static Response elsewhere(String address) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", URI.create(address).toString())
                .build();
    }
}
