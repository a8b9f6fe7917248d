package dev.baton.doors.sparky;

import dev.baton.doors.stash.Downloads;
import dev.baton.doors.stash.UploadGrant;
import dev.baton.doors.stash.Uploads;
import dev.baton.engine.Engine;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.stash.Entry;
import dev.baton.engine.stash.Stash;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Files that jobs keep, streamed both ways. There need be no such job. */
@Path("/")
public final class FileResource {
    private final Engine engine;
    private final Downloads downloads;
    private final Uploads uploads;
    private final long emptyAfterMillis;

    FileResource(
            Engine engine,
            Downloads downloads,
            Uploads uploads,
            @ConfigProperty(name = "baton.sparky.empty-after-millis", defaultValue = "5000") long emptyAfterMillis) {
        this.emptyAfterMillis = emptyAfterMillis;
        this.engine = engine;
        this.downloads = downloads;
        this.uploads = uploads;
    }

    private Stash stash(JobName name) {
        return engine.stash(name.owner());
    }

    @PUT
    @Path("file/project/{project}/job/{job}/filename/{name: .+}")
    public Response put(
            @PathParam("project") String project,
            @PathParam("job") String job,
            @PathParam("name") String file,
            @Context HttpHeaders request,
            @Context HttpServerRequest connection,
            InputStream body) {
        JobName name = Names.job(project, job);
        Entry.File entry = new Entry.File(Names.read(file));
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        InputStream coming = EmptyChunks.awaited(connection, body, emptyAfterMillis);
        uploads.take(stash(name), entry, length, coming);
        return Plain.sent(Map.of("path", "file/" + name + "/" + entry.name()));
    }

    /** Leave to send a file that is too large for this server to the store itself; 409 where none is needed. */
    @POST
    @Path("file/project/{project}/job/{job}/filename/{name: .+}/upload")
    public UploadGrant upload(
            @PathParam("project") String project, @PathParam("job") String job, @PathParam("name") String file) {
        return uploads.grant(stash(Names.job(project, job)), new Entry.File(Names.read(file)));
    }

    @GET
    @Path("file/{project}/{job}/{name: .+}")
    public Response get(
            @PathParam("project") String project,
            @PathParam("job") String job,
            @PathParam("name") String file,
            @Context HttpHeaders request) {
        return downloads
                .get(stash(Names.job(project, job)), new Entry.File(Names.read(file)), request)
                .orElseGet(Plain::nothing);
    }

    /** The same for people to look at, as plain text whatever it is. */
    @GET
    @Path("file_view/{project}/{job}/{name: .+}")
    public Response view(
            @PathParam("project") String project,
            @PathParam("job") String job,
            @PathParam("name") String file,
            @Context HttpHeaders request) {
        Response found = get(project, job, file, request);
        return found.getStatus() == Response.Status.OK.getStatusCode()
                ? Response.fromResponse(found)
                        .header(HttpHeaders.CONTENT_DISPOSITION, null)
                        .header(HttpHeaders.CONTENT_TYPE, null)
                        .header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                        .build()
                : found;
    }
}
