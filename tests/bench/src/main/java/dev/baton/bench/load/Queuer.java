package dev.baton.bench.load;

/** Queues jobs, each at its time or as soon as it can. */
final class Queuer implements Asker {
    private final Requests requests;
    private final SparkyJobs jobs;
    private int number = -1;

    Queuer(Requests requests, SparkyJobs jobs) {
        this.requests = requests;
        this.jobs = jobs;
    }

    @Override
    public long due(long now) {
        number = jobs.take();
        return number < 0 ? now : jobs.due(number);
    }

    @Override
    public byte[] next() {
        if (number < 0) {
            return null;
        }
        jobs.send(number);
        return requests.post(
                "/queue",
                "{\"config\": {\"project\": \"" + SparkyJobs.project(number) + "\", \"job-id\": \"job-" + number
                        + "\", \"parent-project\": \"main\", \"parent-job-id\": \"1\", \"tags\": {\"stage\": \"child\"}},"
                        + " \"trigger\": {\"description\": \"bench\", \"cwd\": \"/tmp\", \"sparrowdo\": {\"localhost\": true,"
                        + " \"no_sudo\": true, \"tags\": \"stage=child\"}}, \"sparrowfile\": \"#!bash\\ntrue\\n\"}");
    }

    @Override
    public void answered(int status, String body, long nanos) {
        if (status != 200) {
            throw new IllegalStateException("the server answered " + status + ": " + body);
        }
        jobs.queued(nanos);
    }
}
