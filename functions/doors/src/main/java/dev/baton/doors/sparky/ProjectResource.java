package dev.baton.doors.sparky;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.ProjectSettings;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Projects: how their jobs are run, what they do, what they did; and how the lanes are. */
@Path("/baton/v1/sparky")
@Produces(MediaType.APPLICATION_JSON)
public final class ProjectResource {
    private static final int MOST = 1000;

    private final Engine engine;

    public ProjectResource(Engine engine) {
        this.engine = engine;
    }

    /** Names, at most a thousand; the last of them is to be sent as after for more. */
    @Wire
    record Projects(List<String> projects) {}

    /** Builds, newest first; the number of the last is to be sent as below for more. */
    @Wire
    record Builds(List<Shown.Job> builds) {}

    /** Ids of jobs that wait, first ones first. */
    @Wire
    record Waiting(List<String> waiting) {}

    /** The lanes in which jobs wait or run. */
    @Wire
    record Lanes(List<Shown.Lane> lanes, boolean more) {}

    @GET
    @Path("projects")
    public Projects projects(@QueryParam("after") String after) {
        return new Projects(engine.sparky().projects(after, MOST));
    }

    @GET
    @Path("projects/{project}")
    public Shown.Settings get(@PathParam("project") String project) {
        String name = Names.project(project);
        return Shown.Settings.of(name, engine.sparky().settings(name));
    }

    /** Changes what the body names; with a sparrowfile in it, the project can be built. */
    @PUT
    @Path("projects/{project}")
    public Shown.Settings put(@PathParam("project") String project, byte[] bytes) {
        String name = Names.project(project);
        Body body = Body.parse(bytes);
        String sparrowfile = body.text("sparrowfile", null);
        if (sparrowfile != null) {
            var none = JsonNodeFactory.instance.objectNode();
            engine.sparky().scenario(name, sparrowfile, body.json("sparrowdo", none), body.json("config", none));
        }
        ProjectSettings changed = engine.sparky()
                .settings(
                        name,
                        old -> new ProjectSettings(
                                body.int32("at_once", old.atOnce()),
                                body.int32("keep_builds", old.keepBuilds()),
                                body.integer("timeout", old.timeoutSeconds()),
                                body.flag("disabled", old.disabled()),
                                body.text("crontab", old.crontab()),
                                body.texts("downstream", old.downstream())));
        return Shown.Settings.of(name, changed);
    }

    @GET
    @Path("projects/{project}/builds")
    public Builds builds(
            @PathParam("project") String project,
            @QueryParam("below") @DefaultValue("0") String below,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        return new Builds(engine.sparky().builds(Names.project(project), number(below), limit(limit)).stream()
                .map(Shown.Job::of)
                .toList());
    }

    @GET
    @Path("projects/{project}/waiting")
    public Waiting waiting(@PathParam("project") String project) {
        return new Waiting(engine.sparky().waiting(Names.project(project), MOST).stream()
                .map(JobName::job)
                .toList());
    }

    @GET
    @Path("health")
    public Lanes health() {
        var health = engine.sparky().health();
        return new Lanes(health.lanes().stream().map(Shown.Lane::of).toList(), health.more());
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw RequestException.bad("below must be the number of a build, not " + text);
        }
        return Long.parseLong(text);
    }

    private static int limit(String text) {
        long limit = number(text);
        if (limit < 1 || limit > MOST) {
            throw RequestException.bad("limit must be 1 to " + MOST + ", not " + text);
        }
        return (int) limit;
    }
}
