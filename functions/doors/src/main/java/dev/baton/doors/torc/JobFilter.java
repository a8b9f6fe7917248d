package dev.baton.doors.torc;

import dev.baton.engine.Engine;
import dev.baton.engine.job.Job;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which jobs of a workflow a query asks for. */
final class JobFilter {
    private JobFilter() {}

    static Predicate<Job> of(Engine engine, long workflowId, Query query) {
        Predicate<Job> filter = StatusFilter.of(query, Job::status);
        return filter.and(query.equal("name", job -> job.spec().name()))
                .and(needsFile(query))
                .and(follows(engine, workflowId, query))
                .and(runsOn(query));
    }

    private static Predicate<Job> needsFile(Query query) {
        return query.id("needs_file_id")
                .<Predicate<Job>>map(file -> job -> job.spec().inputFiles().contains(file))
                .orElse(job -> true);
    }

    private static Predicate<Job> follows(Engine engine, long workflowId, Query query) {
        return query.id("upstream_job_id")
                .<Predicate<Job>>map(upstream -> {
                    Set<Long> following = engine.workflows().dependencies(workflowId).stream()
                            .filter(edge -> edge.dependsOnJobId() == upstream)
                            .map(edge -> edge.jobId())
                            .collect(Collectors.toSet());
                    return job -> following.contains(job.id());
                })
                .orElse(job -> true);
    }

    private static Predicate<Job> runsOn(Query query) {
        return query.id("active_compute_node_id")
                .<Predicate<Job>>map(node -> job -> job.status().held() && node.equals(job.computeNodeId()))
                .orElse(job -> true);
    }
}
