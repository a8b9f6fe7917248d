package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.workflow.Dependency;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Who waits for whom, and what goes between them. */
@Path(Torc.BASE + "/workflows/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class RelationshipsResource {
    private static final Columns<DependencyModel> DEPENDENCIES = Columns.of(DependencyModel.class);
    private final Engine engine;

    public RelationshipsResource(Engine engine) {
        this.engine = engine;
    }

    /** A job that waits for another. */
    @Wire
    public record DependencyModel(
            long jobId, String jobName, long dependsOnJobId, String dependsOnJobName, long workflowId) {}

    /** A file between a job that writes it and one that reads it; null where nobody does. */
    @Wire
    public record FileLink(
            long fileId,
            String fileName,
            String filePath,
            Long producerJobId,
            String producerJobName,
            Long consumerJobId,
            String consumerJobName,
            long workflowId) {}

    /** User data between a job that writes it and one that reads it; null where nobody does. */
    @Wire
    public record UserDataLink(
            long userDataId,
            String userDataName,
            Long producerJobId,
            String producerJobName,
            Long consumerJobId,
            String consumerJobName,
            long workflowId) {}

    @GET
    @Path("job_dependencies")
    public Page<DependencyModel> dependencies(@PathParam("id") String id, @Context UriInfo uri) {
        long workflowId = Torc.id("workflow", id);
        return Page.of(
                engine.workflows().dependencies(workflowId).stream()
                        .map(edge -> model(edge, workflowId))
                        .toList(),
                DEPENDENCIES,
                Query.of(uri));
    }

    private static DependencyModel model(Dependency edge, long workflowId) {
        return new DependencyModel(
                edge.jobId(), edge.jobName(), edge.dependsOnJobId(), edge.dependsOnJobName(), workflowId);
    }

    @GET
    @Path("job_file_relationships")
    public Page<FileLink> files(@PathParam("id") String id, @Context UriInfo uri) {
        long workflowId = Torc.id("workflow", id);
        Links links = Links.of(engine.jobs().list(workflowId), NewJob::outputFiles, NewJob::inputFiles);
        return links.page(
                engine.files().list(workflowId),
                file -> file.id(),
                (file, from, to) -> new FileLink(
                        file.id(), file.name(), file.path(), from.id(), from.name(), to.id(), to.name(), workflowId),
                Query.of(uri));
    }

    @GET
    @Path("job_user_data_relationships")
    public Page<UserDataLink> userData(@PathParam("id") String id, @Context UriInfo uri) {
        long workflowId = Torc.id("workflow", id);
        Links links = Links.of(engine.jobs().list(workflowId), NewJob::outputUserData, NewJob::inputUserData);
        return links.page(
                engine.userData().list(workflowId),
                record -> record.id(),
                (record, from, to) -> new UserDataLink(
                        record.id(), record.name(), from.id(), from.name(), to.id(), to.name(), workflowId),
                Query.of(uri));
    }
}
