package dev.baton.doors.baton;

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

/** The JSON value of a job: replaced whole, 404 where none was put; JSON's null is one. The body may come under any content type. */
@Path("/baton/v1/jobs/{id}/stash")
public final class JobStashResource {
    private static final Entry VALUE = new Entry.Value();
    private final JobEntries entries;

    public JobStashResource(JobEntries entries) {
        this.entries = entries;
    }

    @GET
    public Response get(@PathParam("id") String id, @Context HttpHeaders request) {
        return entries.get(id, VALUE, request);
    }

    @HEAD
    public Response head(@PathParam("id") String id) {
        return entries.head(id, VALUE);
    }

    @PUT
    public JobEntries.Stored put(@PathParam("id") String id, @Context HttpHeaders request, InputStream body) {
        return entries.put(id, VALUE, request, body);
    }

    @DELETE
    public Map<String, Boolean> delete(@PathParam("id") String id) {
        return entries.delete(id, VALUE);
    }

    /** Leave to send a value that is too large for this server to the store itself; 409 where none is needed. */
    @POST
    @Path("upload")
    public UploadGrant upload(@PathParam("id") String id) {
        return entries.upload(id, VALUE);
    }
}
