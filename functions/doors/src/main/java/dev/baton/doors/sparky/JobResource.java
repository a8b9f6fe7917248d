package dev.baton.doors.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.baton.CallbackWord;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Limits;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.push.Answer;
import dev.baton.engine.push.Callbacks.Word;
import dev.baton.engine.sparky.Ended;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.Meta;
import dev.baton.engine.sparky.Sparky;
import dev.baton.engine.sparky.Stars;
import dev.baton.engine.sparky.Ticket;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One job, beyond what Sparky's API tells; and its end by callback, for which nonce and token stand instead of a key. */
@Path("/baton/v1/sparky/jobs/{project}/{job}")
@Produces(MediaType.APPLICATION_JSON)
public final class JobResource {
    private static final int MOST_FILES = 1000;

    private final Engine engine;
    private final Rings rings;
    private final Secrets secrets;

    public JobResource(Engine engine, Rings rings, Secrets secrets) {
        this.secrets = secrets;
        this.engine = engine;
        this.rings = rings;
    }

    /** Where to call, but for the status that is to be appended. */
    @Wire
    record Address(String project, String jobId, long build, String url, String nonce, String token) {}

    /** A file, its length in bytes. */
    @Wire
    record StoredFile(String name, long length, String sha256) {}

    /** The first thousand of them. */
    @Wire
    record Files(List<StoredFile> files) {}

    @GET
    public Shown.Job get(@PathParam("project") String project, @PathParam("job") String job) {
        return Shown.Job.of(engine.sparky().get(Names.job(project, job)));
    }

    /** What its report says in lines of meta: a map a line, or with form=words a map a word, as Sparky's client has it. */
    @GET
    @Path("meta")
    public List<Map<String, Object>> meta(
            @PathParam("project") String project, @PathParam("job") String job, @QueryParam("form") String form) {
        JobName name = Names.job(project, job);
        String report = engine.sparky()
                .report(name)
                .orElseThrow(() -> new NotFoundException("no job " + name + " is known here"));
        return "words".equals(form) ? Meta.single(report) : Meta.lines(report);
    }

    @GET
    @Path("files")
    public Files files(@PathParam("project") String project, @PathParam("job") String job) {
        try {
            return new Files(engine.stash(Names.job(project, job).owner()).files(MOST_FILES, null).files().stream()
                    .map(file -> new StoredFile(file.name(), file.length(), file.sha256()))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the job is to do, as JSON. */
    @GET
    @Path("trigger")
    public JsonNode trigger(@PathParam("project") String project, @PathParam("job") String job) {
        JobName name = Names.job(project, job);
        return engine.sparky()
                .order(name)
                .orElseThrow(() -> new NotFoundException("no job " + name + " is known here"))
                .trigger();
    }

    /** With a key only: the address of the build that runs. */
    @GET
    @Path("callback")
    public Address address(@PathParam("project") String project, @PathParam("job") String job) {
        Ticket ticket = engine.sparky().ticket(Names.job(project, job));
        return new Address(
                ticket.name().project(),
                ticket.name().job(),
                ticket.build(),
                ticket.address(),
                ticket.nonce(),
                ticket.token());
    }

    @POST
    @Path("callback")
    public Response call(
            @PathParam("project") String project,
            @PathParam("job") String job,
            @QueryParam("x-nonce") String nonce,
            @QueryParam("token") String token,
            @QueryParam("status") String status,
            byte[] bytes) {
        if (bytes != null && bytes.length > Limits.CALLBACK) {
            throw RequestException.tooLarge("the body of a callback has 6 MiB at most; put larger data into a file");
        }
        JobName name = Names.job(project, job);
        Sparky sparky = engine.sparky();
        return switch (CallbackWord.read(status, bytes)) {
            case Word.Ended(Answer answer) -> {
                String why = answer.error() == null
                        ? null
                        : Stars.over(secrets.read(answer.error()), Arrays.asList(nonce, token));
                Ended ended = sparky.call(name, nonce, token, answer.completed(), why);
                rings.ring(name);
                yield WorkResource.reply(name, ended);
            }
            case Word.Running running ->
                sparky.stillRuns(name, nonce, token, Sparky.LEASE_MILLIS)
                        .map(goOn -> Response.ok(new WorkResource.GoOn(goOn)).build())
                        .orElseGet(
                                () -> WorkResource.refusal(403, "x-nonce or token is wrong, or older than 72 hours"));
        };
    }
}
