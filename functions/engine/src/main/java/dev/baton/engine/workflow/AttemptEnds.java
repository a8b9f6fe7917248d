package dev.baton.engine.workflow;

import dev.baton.engine.job.FailureRule;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.store.Item;
import dev.baton.engine.worker.Ending;
import java.util.Optional;

/** Ends attempts as somebody reported them; the job's failure handler has its say. */
record AttemptEnds(Tables tables, JobEnds ends, Retries retries) {
    /** Ends the attempt, by its rule if it has one; empty where the job changed meanwhile. */
    Optional<Ending> end(Item job, Result end) {
        Optional<FailureRule> rule =
                end.status() == JobStatus.FAILED ? retries.rule(job, end.returnCode()) : Optional.empty();
        if (rule.isPresent() && Fresh.executions(job) < rule.get().maxRetries()) {
            return retries.byRule(job, rule.get()).map(again -> {
                retries.tell(again);
                return new Ending.Again(rule.get().recoveryScript(), JobItems.attempt(again));
            });
        }
        boolean forAPerson = end.status() == JobStatus.FAILED
                && rule.isEmpty()
                && WorkflowItems.settings(tables.workflows().get(end.workflowId()))
                        .usePendingFailed();
        return ends.end(job, forAPerson ? pending(end) : end).map(item -> new Ending.Final(JobItems.status(item)));
    }

    private static Result pending(Result r) {
        return new Result(
                r.id(),
                r.jobId(),
                r.workflowId(),
                r.runId(),
                r.attempt(),
                r.computeNodeId(),
                r.returnCode(),
                r.execTimeMinutes(),
                r.completionTime(),
                JobStatus.PENDING_FAILED,
                r.peakMemoryBytes(),
                r.avgMemoryBytes(),
                r.peakCpuPercent(),
                r.avgCpuPercent());
    }
}
