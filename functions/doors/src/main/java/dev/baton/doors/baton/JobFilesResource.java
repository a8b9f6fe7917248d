package dev.baton.doors.baton;

import dev.baton.doors.json.Paging;
import dev.baton.doors.json.Wire;
import dev.baton.doors.stash.UploadGrant;
import dev.baton.engine.stash.Entry;
import dev.baton.engine.stash.FilePage;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** The files of a job: any bytes under any name, streamed. A name may hold slashes. */
@Path("/baton/v1/jobs/{id}/files")
public final class JobFilesResource {
    private final JobEntries entries;

    public JobFilesResource(JobEntries entries) {
        this.entries = entries;
    }

    /** Files in the order of their names; where there are more, the cursor is to be sent with the next request. */
    @Wire
    public record Listing(List<JobEntries.Stored> files, String cursor) {}

    @GET
    public Listing list(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        FilePage page = entries.files(id, Paging.limit(limit), Paging.decode(cursor));
        List<JobEntries.Stored> files = page.files().stream()
                .map(file -> JobEntries.Stored.of(file.name(), file.length(), file.sha256(), file.modified()))
                .toList();
        return new Listing(files, Paging.encode(page.cursor().orElse(null)));
    }

    @GET
    @Path("{name: .+}")
    public Response get(@PathParam("id") String id, @PathParam("name") String name, @Context HttpHeaders request) {
        return entries.get(id, new Entry.File(name), request);
    }

    @HEAD
    @Path("{name: .+}")
    public Response head(@PathParam("id") String id, @PathParam("name") String name) {
        return entries.head(id, new Entry.File(name));
    }

    @PUT
    @Path("{name: .+}")
    public JobEntries.Stored put(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @Context HttpHeaders request,
            InputStream body) {
        return entries.put(id, new Entry.File(name), request, body);
    }

    @DELETE
    @Path("{name: .+}")
    public Map<String, Boolean> delete(@PathParam("id") String id, @PathParam("name") String name) {
        return entries.delete(id, new Entry.File(name));
    }

    /** Leave to send a file that is too large for this server to the store itself; 409 where none is needed. */
    @POST
    @Path("{name: .+}/upload")
    public UploadGrant upload(@PathParam("id") String id, @PathParam("name") String name) {
        return entries.upload(id, new Entry.File(name));
    }
}
