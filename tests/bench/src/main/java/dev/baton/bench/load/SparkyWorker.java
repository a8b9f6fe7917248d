package dev.baton.bench.load;

import com.fasterxml.jackson.databind.JsonNode;

/** A worker of Sparky's jobs whose jobs are over at once. */
final class SparkyWorker implements Asker {
    private static final String WORK = "/baton/v1/sparky/work";
    private static final long PAUSE = 20_000_000;

    private final Requests requests;
    private final SparkyJobs jobs;
    private final byte[] take;
    private JsonNode job;
    private long due;

    SparkyWorker(Requests requests, SparkyJobs jobs, int number) {
        this.requests = requests;
        this.jobs = jobs;
        take = requests.post(WORK, "{\"worker\": \"w" + number + "\", \"lease_seconds\": 60}");
    }

    @Override
    public long due(long now) {
        return due;
    }

    @Override
    public byte[] next() {
        if (job != null) {
            return requests.post(
                    WORK + "/" + job.path("project").textValue() + "/"
                            + job.path("job_id").textValue() + "/end",
                    "{\"build\": " + job.path("build").longValue() + ", \"exit_code\": 0}");
        }
        return jobs.over() ? null : take;
    }

    @Override
    public void answered(int status, String body, long nanos) {
        JsonNode answer = Reply.ok(status, body);
        if (job != null) {
            jobs.end();
            job = null;
        } else if (answer.path("job").isObject()) {
            job = answer.path("job");
        } else {
            due = System.nanoTime() + PAUSE;
        }
    }
}
