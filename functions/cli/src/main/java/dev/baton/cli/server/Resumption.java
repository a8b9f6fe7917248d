package dev.baton.cli.server;

import dev.baton.cli.runner.Liveness;
import dev.baton.cli.runner.Machine;
import dev.baton.cli.runner.Orphans;
import dev.baton.engine.Engine;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.workflow.JobChanges;
import dev.baton.engine.workflow.Workflow;
import dev.baton.engine.workflow.WorkflowStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Goes on with a workflow that ran before: what died is given up, what failed or changed since runs again, all else stays. */
record Resumption(Engine engine, DiskFiles files) {
    private static final int NAMED = 5;

    /** Prepares the workflow's next run; tells what it found, for a person. */
    String prepare(long id) {
        giveUpDead(id);
        Map<JobStatus, Integer> counts = engine.jobs().count(id);
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        int done = counts.getOrDefault(JobStatus.COMPLETED, 0);
        Workflow workflow = engine.workflows().get(id);
        if (engine.workflows().uninitialized(id)) {
            files.refresh(engine, id);
            nextRun(workflow);
            engine.workflows().initialize(id, false, false);
            return "Workflow " + id + " begins";
        }
        if (counts.keySet().stream().anyMatch(JobStatus::held)) {
            return "Workflow " + id + ": others work on it too; " + done + " of " + total + " jobs are complete";
        }
        if (workflow.status().canceled()) {
            engine.workflows().resetStatus(id, false);
        }
        List<String> reasons = reset(id, workflow.status().runId());
        if (!reasons.isEmpty()) {
            nextRun(engine.workflows().get(id));
            engine.workflows().initialize(id, true, false);
            return "Workflow " + id + " runs again: " + String.join("; ", reasons);
        }
        return done == total
                ? "Nothing changed: all " + total + " jobs of workflow " + id + " are complete"
                : "Workflow " + id + " goes on: " + done + " of " + total + " jobs are complete";
    }

    private void giveUpDead(long id) {
        String here = Machine.here().hostname();
        Set<Long> dead = engine.computeNodes().list(id).stream()
                .filter(node -> !Boolean.FALSE.equals(node.active()) && here.equals(node.hostname()))
                .map(ComputeNode::pid)
                .filter(pid -> !Liveness.of(pid))
                .collect(Collectors.toSet());
        if (!dead.isEmpty()) {
            // Their processes first: a job must not run twice at the same time.
            Orphans.end(dead);
            engine.workers().giveUpDead(id, here, Liveness::of);
        }
    }

    /** Makes uninitialized what has to run again. */
    private List<String> reset(long id, long run) {
        List<String> reasons = new ArrayList<>();
        List<Job> lacking = files.withoutTheirOutputs(engine, id);
        lacking.forEach(job -> engine.jobs().changeStatus(job.id(), JobStatus.UNINITIALIZED, run));
        if (!lacking.isEmpty()) {
            reasons.add(names(lacking.stream().map(job -> job.spec().name()).toList()) + " (an output is gone)");
        }
        files.refresh(engine, id);
        List<JobChanges> changed = engine.workflows().changes(id);
        if (!changed.isEmpty()) {
            engine.workflows().changedInputs(id, false);
            reasons.add(names(changed.stream().map(Resumption::words).toList()));
        }
        int failed = engine.workflows().resetJobs(id, true);
        if (failed > 0) {
            reasons.add(failed + (failed == 1 ? " job" : " jobs") + " that failed, or followed one that did");
        }
        return reasons;
    }

    private static String words(JobChanges job) {
        return job.jobName() + " (" + job.changes().getFirst().words() + ")";
    }

    private static String names(List<String> all) {
        String some = all.stream().limit(NAMED).collect(Collectors.joining(", "));
        return all.size() > NAMED ? some + " and " + (all.size() - NAMED) + " more" : some;
    }

    private void nextRun(Workflow workflow) {
        WorkflowStatus old = workflow.status();
        engine.workflows()
                .updateStatus(
                        workflow.id(),
                        new WorkflowStatus(
                                old.runId() + 1, false, old.archived(), old.hasDetectedNeedToRunCompletionScript()));
    }
}
