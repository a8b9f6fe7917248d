package dev.baton.doors.pipelines;

import dev.baton.doors.baton.JobEntries.Stored;
import dev.baton.doors.baton.JobFilesResource.Listing;
import dev.baton.doors.stash.UploadGrant;
import dev.baton.engine.stash.Entry;
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
import java.util.Map;

/** The files under the path of a pipeline's job: any bytes under any name, streamed. A name may hold slashes. */
@Path("/pipelinejobs/{uuid}/files")
public final class PipelineJobFilesResource {
    private final PipelineJobEntries entries;

    public PipelineJobFilesResource(PipelineJobEntries entries) {
        this.entries = entries;
    }

    /** Files in the order of their names; where there are more, the cursor is to be sent with the next request. */
    @GET
    public Listing list(
            @PathParam("uuid") String uuid, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return entries.files(uuid, limit, cursor);
    }

    @GET
    @Path("{name: .+}")
    public Response get(@PathParam("uuid") String uuid, @PathParam("name") String name, @Context HttpHeaders request) {
        return entries.get(uuid, new Entry.File(name), request);
    }

    @HEAD
    @Path("{name: .+}")
    public Response head(@PathParam("uuid") String uuid, @PathParam("name") String name) {
        return entries.head(uuid, new Entry.File(name));
    }

    @PUT
    @Path("{name: .+}")
    public Stored put(
            @PathParam("uuid") String uuid,
            @PathParam("name") String name,
            @Context HttpHeaders request,
            InputStream body) {
        return entries.put(uuid, new Entry.File(name), request, body);
    }

    @DELETE
    @Path("{name: .+}")
    public Map<String, Boolean> delete(@PathParam("uuid") String uuid, @PathParam("name") String name) {
        return entries.delete(uuid, new Entry.File(name));
    }

    /** Leave to send a file that is too large for this server to the store itself; 409 where none is needed. */
    @POST
    @Path("{name: .+}/upload")
    public UploadGrant upload(@PathParam("uuid") String uuid, @PathParam("name") String name) {
        return entries.upload(uuid, new Entry.File(name));
    }
}
