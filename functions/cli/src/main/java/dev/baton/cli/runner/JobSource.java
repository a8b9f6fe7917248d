package dev.baton.cli.runner;

import dev.baton.engine.worker.ActionOrder;
import dev.baton.engine.worker.ActionOrders;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where a runner's jobs come from and their ends go. One source serves one runner of one workflow. A call that fails in
 * a way that may pass (a server that is away) throws a RuntimeException and is made again. All calls come from one
 * thread, except {@link #awaitChange}, which has its own, and, when {@link RunnerOptions#reporters()} is not 0, {@link
 * #finish} and {@link #heartbeat}.
 */
public interface JobSource extends AutoCloseable {
    /** The workflow, as it is now. */
    WorkflowFacts workflow();

    /** Makes this runner known; called once, before the first claim. */
    void register(Capacity total, String hostname, long pid);

    /**
     * Takes ready jobs, in the source's order, that fit together into {@code free}.
     *
     * @param limit how many at most
     * @param anySize whether size does not matter
     * @return the jobs, now started; empty when nothing is ready that fits, or the workflow is canceled
     */
    List<ClaimedJob> claim(Capacity free, int limit, boolean anySize);

    /** Records how a job ended. A second call with the same arguments gives the same verdict and changes nothing. */
    Verdict finish(ClaimedJob job, JobEnd end);

    /**
     * Makes these calls of finish and claim, as one where the source can: then none of them counts where they throw, and what
     * they returned is true at their end only.
     */
    default void together(Runnable calls) {
        calls.run();
    }

    /** Says that these jobs are still being worked on, so that nobody else gets them. */
    Pulse heartbeat(Collection<ClaimedJob> held);

    /**
     * The workflow's actions of these triggers that are due, now this runner's to execute; none by default.
     *
     * @param known the last claim of each action that the runner knows to have
     */
    default ActionOrders actions(List<String> triggers, Map<Long, Integer> known) {
        return ActionOrders.NONE;
    }

    /** Records what became of an action; called by any thread, and again until it is answered. */
    default void acted(ActionOrder order, boolean well, String message) {}

    /** How far the workflow is. */
    Progress progress();

    /**
     * Waits until something may have changed that the runner did not do itself, or the time is over. The default, for
     * sources that cannot tell, waits two seconds at most.
     */
    default void awaitChange(Duration longest) throws InterruptedException {
        Thread.sleep(Math.min(longest.toMillis(), 2_000));
    }

    /** Says that this runner leaves; called once, last. */
    void deactivate();

    @Override
    void close();
}
