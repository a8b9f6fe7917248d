package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.Limits;
import dev.baton.engine.Engine;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Many jobs of one workflow, all or none. */
@Path(Torc.BASE + "/bulk_jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class BulkJobsResource {
    private final Engine engine;

    public BulkJobsResource(Engine engine) {
        this.engine = engine;
    }

    @POST
    public JobsModel create(byte[] bytes) {
        List<Body> jobs = Body.parse(bytes).objects("jobs");
        if (jobs.isEmpty()) {
            return JobsModel.of(List.of());
        }
        if (jobs.size() > Limits.RECORDS) {
            throw RequestException.wrong("jobs must not hold more than " + Limits.RECORDS + "; send them in batches");
        }
        long workflowId = jobs.getFirst().id("workflow_id");
        if (jobs.stream().anyMatch(job -> job.id("workflow_id") != workflowId)) {
            throw RequestException.wrong("workflow_id must be the same in all jobs of a request");
        }
        return JobsModel.of(engine.jobs()
                .createAll(workflowId, jobs.stream().map(JobBody::draft).toList()));
    }
}
