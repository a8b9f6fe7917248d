package dev.baton.client.sparky;

/**
 * Which job is meant. What is not said is chosen: an id of its own, and one of the lanes of the project that this scenario runs in.
 *
 * @param api the address of another server, Baton's or Sparky's, that shares SPARKY_API_TOKEN; null for one's own
 * @param project its lane; null for {@code <own project>.spawned_NN}
 * @param jobId null for a new one
 * @param workers among how many lanes chance decides; 1 at least
 * @param mine the job that this scenario is
 */
public record JobOptions(String api, String project, String jobId, int workers, boolean mine) {
    static final JobOptions NONE = new JobOptions(null, null, null, 4, false);

    public JobOptions {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be 1 at least, not " + workers);
        }
        if (mine && api != null) {
            throw new IllegalArgumentException("mine is a job of one's own server: leave api out");
        }
        if (project != null) {
            Paths.check("project", project);
        }
        if (jobId != null) {
            Paths.check("job-id", jobId);
        }
    }

    public JobOptions api(String address) {
        return new JobOptions(address, project, jobId, workers, mine);
    }

    public JobOptions project(String name) {
        return new JobOptions(api, name, jobId, workers, mine);
    }

    public JobOptions jobId(String id) {
        return new JobOptions(api, project, id, workers, mine);
    }

    public JobOptions workers(int lanes) {
        return new JobOptions(api, project, jobId, lanes, mine);
    }

    public JobOptions mine(boolean own) {
        return new JobOptions(api, project, jobId, workers, own);
    }
}
