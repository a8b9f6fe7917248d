package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.engine.Engine;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.NewJob;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Jobs as records; what happens to them is in {@link JobStepsResource}. */
@Path(Torc.BASE + "/jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobsResource {
    private static final String KIND = "job";
    private static final Columns<JobModel> COLUMNS = Columns.of(JobModel.class);
    private final Engine engine;

    public JobsResource(Engine engine) {
        this.engine = engine;
    }

    @POST
    public JobModel create(byte[] bytes) {
        Body body = Body.parse(bytes);
        return JobModel.of(engine.jobs().create(body.id("workflow_id"), JobBody.draft(body)));
    }

    @GET
    public Page<JobModel> list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        long workflowId = query.requiredId("workflow_id");
        return Page.of(
                engine.jobs().list(workflowId).stream()
                        .filter(JobFilter.of(engine, workflowId, query))
                        .map(JobModel::of)
                        .toList(),
                COLUMNS,
                query);
    }

    @DELETE
    public Count deleteAll(@Context UriInfo uri) {
        return new Count(engine.jobs().deleteAll(Query.of(uri).requiredId("workflow_id")));
    }

    @GET
    @Path("{id}")
    public JobModel get(@PathParam("id") String id) {
        return JobModel.of(engine.jobs().get(Torc.id(KIND, id)));
    }

    /** Of the status, a client may only say that an uninitialized job is disabled. */
    @PUT
    @Path("{id}")
    public JobModel update(@PathParam("id") String id, byte[] bytes) {
        Body body = Body.parse(bytes);
        Job old = engine.jobs().get(Torc.id(KIND, id));
        if (body.id("workflow_id", old.workflowId()) != old.workflowId()) {
            throw RequestException.wrong("workflow_id cannot change; leave it out or keep " + old.workflowId());
        }
        NewJob spec = JobBody.changed(old.spec(), body);
        JobStatus status = ResultBody.status(body, old.status());
        if (status != old.status() && status != JobStatus.DISABLED) {
            throw RequestException.wrong(
                    "status can only be set to disabled here; use manage_status_change", "status", status.wire());
        }
        Job job = status == old.status() ? old : engine.jobs().disable(old.id());
        return JobModel.of(spec.equals(old.spec()) ? job : engine.jobs().update(old.id(), spec));
    }

    @DELETE
    @Path("{id}")
    public JobModel delete(@PathParam("id") String id) {
        return JobModel.of(engine.jobs().delete(Torc.id(KIND, id)));
    }
}
