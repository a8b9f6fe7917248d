package dev.baton.doors.pipelines;

import dev.baton.doors.baton.JobEntries.Stored;
import dev.baton.doors.stash.UploadGrant;
import dev.baton.engine.stash.Entry;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;

/** The JSON value of a pipeline's job: replaced whole, 404 where none was put; JSON's null is one. The body may come under any content type. */
@Path("/pipelinejobs/{uuid}/stash")
public final class PipelineJobStashResource {
    private static final Entry VALUE = new Entry.Value();
    private final PipelineJobEntries entries;

    public PipelineJobStashResource(PipelineJobEntries entries) {
        this.entries = entries;
    }

    @GET
    public Response get(@PathParam("uuid") String uuid, @Context HttpHeaders request) {
        return entries.get(uuid, VALUE, request);
    }

    @HEAD
    public Response head(@PathParam("uuid") String uuid) {
        return entries.head(uuid, VALUE);
    }

    @PUT
    public Stored put(@PathParam("uuid") String uuid, @Context HttpHeaders request, InputStream body) {
        return entries.put(uuid, VALUE, request, body);
    }

    @DELETE
    public Map<String, Boolean> delete(@PathParam("uuid") String uuid) {
        return entries.delete(uuid, VALUE);
    }

    /** Leave to send a value that is too large for this server to the store itself; 409 where none is needed. */
    @POST
    @Path("upload")
    public UploadGrant upload(@PathParam("uuid") String uuid) {
        return entries.upload(uuid, VALUE);
    }
}
