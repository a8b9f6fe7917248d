package dev.baton.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** A worker of Torc's: it claims a job, starts it, completes it after a while, until no job is left. */
final class Worker implements Asker {
    private static final String BASE = "/torc-service/v1";

    private final Requests requests;
    private final long workflow;
    private final long run;
    private final long node;
    private final long work;
    private final TorcBench.Tally tally;
    private Step step = Step.CLAIM;
    private long job;
    private long due;
    private boolean over;

    private enum Step {
        CLAIM,
        START,
        COMPLETE
    }

    Worker(Requests requests, long workflow, long run, long node, Duration work, TorcBench.Tally tally) {
        this.requests = requests;
        this.workflow = workflow;
        this.run = run;
        this.node = node;
        this.work = work.toNanos();
        this.tally = tally;
        // Their first claims do not all come in one instant where jobs take their time.
        due = System.nanoTime() + (work.isZero() ? 0 : Math.floorMod(node * 7919, this.work));
    }

    @Override
    public long due(long now) {
        return due;
    }

    @Override
    public byte[] next() {
        if (over) {
            return null;
        }
        return switch (step) {
            case CLAIM -> requests.post(BASE + "/workflows/" + workflow + "/claim_next_jobs?limit=1", "{}");
            case START -> requests.put(BASE + "/jobs/" + job + "/start_job/" + run + "/" + node, "{}");
            case COMPLETE ->
                requests.post(
                        BASE + "/jobs/" + job + "/complete_job/completed/" + run,
                        "{\"job_id\": " + job + ", \"workflow_id\": " + workflow + ", \"run_id\": " + run
                                + ", \"attempt_id\": 1,"
                                + " \"compute_node_id\": " + node + ", \"return_code\": 0, \"exec_time_minutes\": 0.1,"
                                + " \"completion_time\": \"2026-11-20T23:51:52.000Z\", \"status\": \"completed\"}");
        };
    }

    @Override
    public void answered(int status, String body, long nanos) {
        JsonNode answer = Reply.ok(status, body);
        switch (step) {
            case CLAIM -> claimed(answer.path("jobs"), nanos);
            case START -> {
                step = Step.COMPLETE;
                due = System.nanoTime() + work;
            }
            case COMPLETE -> {
                tally.completions.add(nanos);
                step = Step.CLAIM;
            }
        }
    }

    private void claimed(JsonNode jobs, long nanos) {
        if (jobs.isEmpty()) {
            tally.idle.add(nanos);
            over = true;
            return;
        }
        tally.claims.add(nanos);
        job = jobs.get(0).path("id").longValue();
        tally.given(job);
        step = Step.START;
    }
}
