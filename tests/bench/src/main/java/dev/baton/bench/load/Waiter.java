package dev.baton.bench.load;

/** Waits for one job after the other by long polls, mostly for jobs that are not queued yet. */
final class Waiter implements Asker {
    private static final Requests REQUESTS = Requests.withoutKey();

    private final SparkyJobs jobs;
    private int number = -1;

    Waiter(SparkyJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public byte[] next() {
        if (number < 0) {
            number = jobs.await();
        }
        return number < 0 ? null : REQUESTS.get("/status/" + SparkyJobs.name(number) + "?wait=25");
    }

    @Override
    public void answered(int status, String body, long nanos) {
        boolean unknown = status == 404;
        if (!unknown && status != 200) {
            throw new IllegalStateException("the server answered " + status + ": " + body);
        }
        if (!unknown && body.strip().equals("1")) {
            jobs.hear(number);
            number = -1;
        }
    }
}
