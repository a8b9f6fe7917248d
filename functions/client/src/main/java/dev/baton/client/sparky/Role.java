package dev.baton.client.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A scenario in stages: one program that is main and child, and whose tag {@code stage} says which. A subclass names its stages:
 * <pre>{@code
 * protected Map<String, Stage> stages() {
 *     return Map.of("main", this::stageMain, "child", this::stageChild);
 * }
 * }</pre>
 */
public abstract class Role {
    private final Scenario scenario;

    /** The scenario that this process is. */
    protected Role() {
        this(Scenario.here());
    }

    protected Role(Scenario scenario) {
        this.scenario = scenario;
    }

    /** What one stage does; what it throws makes the job FAIL. */
    @FunctionalInterface
    public interface Stage {
        void run() throws Exception;
    }

    /** The stages by their names; the one without a tag is {@code main}. */
    protected abstract Map<String, Stage> stages();

    /** Runs the stage that the tag names. */
    public void run() throws Exception {
        String name = scenario.tags().getOrDefault("stage", "main");
        Map<String, Stage> stages = stages();
        Stage stage = stages.get(name);
        if (stage == null) {
            throw new IllegalStateException("there is no stage " + name + ", only " + new TreeSet<>(stages.keySet())
                    + "; the tag stage names it");
        }
        stage.run();
    }

    protected Map<String, String> tags() {
        return scenario.tags();
    }

    protected JsonNode config() {
        return scenario.config();
    }

    /** A job in a lane that is chosen by chance. */
    protected JobApi newJob() {
        return newJob(options -> options);
    }

    /** A job such as {@code newJob(job -> job.project("spawned_011"))}. */
    protected JobApi newJob(UnaryOperator<JobOptions> which) {
        return JobApi.of(scenario, which);
    }

    /** Waits for the job for SPARKY_JOB_TIMEOUT seconds, or 600. */
    protected Waited waitJob(JobApi job) {
        return waitJobs(List.of(job));
    }

    protected Waited waitJob(JobApi job, Duration timeout, boolean debug) {
        return waitJobs(List.of(job), timeout, debug);
    }

    protected Waited waitJobs(List<JobApi> jobs) {
        return waitJobs(jobs, scenario.patience(), false);
    }

    /**
     * Waits for jobs, which need not be queued yet.
     *
     * @param timeout for all of them together
     * @param debug prints what is waited for, and what came of it
     */
    protected Waited waitJobs(List<JobApi> jobs, Duration timeout, boolean debug) {
        if (debug) {
            jobs.forEach(job -> System.out.println("waits for " + job.info()));
        }
        Waited waited = JobApi.await(jobs, timeout);
        if (debug) {
            System.out.println(waited);
        }
        return waited;
    }
}
