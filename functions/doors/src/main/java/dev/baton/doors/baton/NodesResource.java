package dev.baton.doors.baton;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.Limits;
import dev.baton.doors.json.Wire;
import dev.baton.engine.Engine;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.Attempt;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.worker.Ending;
import dev.baton.engine.worker.Pulse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a worker says after it has joined a workflow: jobs claimed and started in one call, their ends, heartbeats. */
@Path("/baton/v1/nodes/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class NodesResource {
    private static final int LONGEST_TOKEN = 100;
    private final Engine engine;

    public NodesResource(Engine engine) {
        this.engine = engine;
    }

    /** A file that a job promises to write. */
    @Wire
    public record Output(long id, String path) {}

    /** A job that runs on the node now; memory and runtime as a job's requirements are written. */
    @Wire
    public record Claimed(
            long id,
            String name,
            String command,
            String invocationScript,
            int attempt,
            long runId,
            boolean supportsTermination,
            int numCpus,
            int numGpus,
            int numNodes,
            String memory,
            String runtime,
            List<Output> outputs) {
        static Claimed of(Assignment assignment) {
            NewJob spec = assignment.job().spec();
            List<Output> outputs = new ArrayList<>();
            for (FileRecord file : assignment.outputs()) {
                outputs.add(new Output(file.id(), file.path()));
            }
            return new Claimed(
                    assignment.job().id(),
                    spec.name(),
                    spec.command(),
                    spec.invocationScript(),
                    assignment.job().attempt(),
                    assignment.runId(),
                    spec.supportsTermination(),
                    assignment.resources().cpus(),
                    assignment.resources().gpus(),
                    assignment.resources().nodes(),
                    assignment.resources().memory(),
                    assignment.resources().runtime(),
                    outputs);
        }
    }

    /** The jobs that were claimed. */
    @Wire
    public record Claims(List<Claimed> jobs) {}

    /** What became of an end: final, again (with the next attempt, and what to run before it), or not_yours. */
    @Wire
    public record Ended(String outcome, JobStatus status, String recoveryScript, Integer nextAttempt) {
        static Ended of(Ending ending) {
            return switch (ending) {
                case Ending.Final(JobStatus status) -> new Ended("final", status, null, null);
                case Ending.Again(String script, int next) -> new Ended("again", null, script, next);
                case Ending.NotYours lost -> new Ended("not_yours", null, null, null);
            };
        }
    }

    /** One attempt at a job. */
    @Wire
    public record Held(long jobId, int attempt) {}

    /** The answer to a heartbeat. */
    @Wire
    public record Beat(boolean canceled, List<Held> lost) {}

    /** A claim that is repeated because its answer was lost says so, under the same token. */
    @POST
    @Path("claims")
    public Claims claim(@PathParam("id") String id, byte[] bytes) {
        Body body = Body.parse(bytes);
        int limit = body.int32("limit");
        if (limit < 0 || limit > Limits.RECORDS) {
            throw RequestException.wrong("limit must be 0 to " + Limits.RECORDS, "limit", Integer.toString(limit));
        }
        NodeOffer offer = new NodeOffer(
                Amounts.count(body, "num_cpus"),
                Amounts.size(body, "memory_bytes"),
                Amounts.count(body, "num_gpus", 0),
                1,
                Long.MAX_VALUE,
                null);
        ClaimRequest request = new ClaimRequest(
                limit,
                offer,
                body.flag("any_size", false),
                body.text("token", null, LONGEST_TOKEN),
                body.flag("repeated", false));
        return new Claims(engine.workers().claim(node(id), request).stream()
                .map(Claimed::of)
                .toList());
    }

    /** The same call again gets the same answer. */
    @POST
    @Path("finish")
    public Ended finish(@PathParam("id") String id, byte[] bytes) {
        long nodeId = node(id);
        EndBody report = EndBody.read(Body.parse(bytes), nodeId);
        return Ended.of(engine.workers().finish(nodeId, report.end(), report.written()));
    }

    @POST
    @Path("heartbeat")
    public Beat heartbeat(@PathParam("id") String id, byte[] bytes) {
        long nodeId = node(id);
        List<Attempt> held = Body.parse(bytes).objects("held").stream()
                .map(attempt ->
                        new Attempt(EndBody.own("held", attempt.id("job_id"), nodeId), attempt.int32("attempt")))
                .toList();
        Pulse pulse = engine.workers().heartbeat(nodeId, held);
        return new Beat(
                pulse.canceled(),
                pulse.lost().stream()
                        .map(attempt -> new Held(attempt.jobId(), attempt.attempt()))
                        .toList());
    }

    /** What the node still holds is given to others. */
    @POST
    @Path("leave")
    public Map<String, Boolean> leave(@PathParam("id") String id) {
        engine.workers().leave(node(id));
        return Map.of("left", true);
    }

    private long node(String id) {
        try {
            return engine.computeNodes().get(Long.parseLong(id)).id();
        } catch (NumberFormatException wrong) {
            throw RequestException.bad("the node id in the path must be a whole number, not " + id);
        }
    }
}
