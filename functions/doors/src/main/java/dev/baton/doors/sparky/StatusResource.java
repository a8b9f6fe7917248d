package dev.baton.doors.sparky;

import dev.baton.doors.error.RequestException;
import dev.baton.engine.Engine;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.JobState;
import dev.baton.engine.sparky.SparkyJob;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestStreamElementType;

/**
 * How a job stands, as the number that Sparky's clients know; no key is asked for. With {@code wait} in the query the answer comes when
 * the job ends or, with {@code since}, when it is not in that state any more, or after that many seconds, at most 25.
 */
@Path("/status/{project}/{job}")
public final class StatusResource {
    private static final int LONGEST_WAIT = 25;
    private static final String SPARKY = "HTTP::Tiny/";

    private final Engine engine;
    private final Sticky sticky;
    private final Watch watch;

    StatusResource(Engine engine, Sticky sticky, Watch watch) {
        this.engine = engine;
        this.sticky = sticky;
        this.watch = watch;
    }

    @GET
    @Blocking
    public Uni<Response> status(
            @PathParam("project") String project,
            @PathParam("job") String job,
            @QueryParam("wait") String wait,
            @QueryParam("since") String since,
            @HeaderParam("User-Agent") String agent,
            @Context HttpServerRequest request) {
        JobName name = Names.job(project, job);
        if (wait == null) {
            String client = agent != null && agent.startsWith(SPARKY) ? client(request) + " " + name : null;
            return Uni.createFrom().item(reply(engine.sparky().find(name).map(found -> shown(found, client))));
        }
        int seconds = seconds(wait);
        return watch.until(name, state -> since == null ? state.ended() : !since.equals(code(state)), seconds * 1000L)
                .map(StatusResource::reply);
    }

    private JobState shown(SparkyJob job, String client) {
        return client == null ? job.shown() : sticky.answer(client, job::shown);
    }

    private static String client(HttpServerRequest request) {
        return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    }

    private static int seconds(String wait) {
        if (!wait.matches("[0-9]{1,4}")) {
            throw RequestException.bad("wait must be a number of seconds, not " + wait);
        }
        return Math.min(Integer.parseInt(wait), LONGEST_WAIT);
    }

    private static Response reply(Optional<JobState> state) {
        return state.map(found -> Plain.text(code(found))).orElseGet(Plain::nothing);
    }

    private static String code(JobState state) {
        return Integer.toString(state.code());
    }

    /** Each state as it comes, as server-sent events, to the end of the job; ends after an hour at the latest. */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @Blocking
    public Multi<String> events(@PathParam("project") String project, @PathParam("job") String job) {
        return watch.states(Names.job(project, job)).map(StatusResource::code);
    }
}
