package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobStatus.*;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Item;
import java.util.Set;
import java.util.stream.IntStream;

/** Which jobs a new epoch starts afresh; disabled ones never. */
sealed interface Reset {
    /** Every job that is not over, and whatever follows one (specification of Torc, section 2.2). */
    record All() implements Reset {}

    /** Jobs that are uninitialized and what follows them, unless a worker has it; jobs that were ended or held for a person. */
    record OnlyUninitialized() implements Reset {}

    /** One job that had ended and runs again, and what follows it, unless a worker has it. */
    record Retry(long number) implements Reset {}

    /** None: the graph changes, no job does. */
    record Nothing() implements Reset {}

    Set<JobStatus> NOT_OVER = Set.of(UNINITIALIZED, BLOCKED, READY, PENDING, RUNNING, TERMINATED, PENDING_FAILED);
    Set<JobStatus> FRESH = Set.of(UNINITIALIZED);
    Set<JobStatus> ALONE = Set.of(TERMINATED, PENDING_FAILED);

    /** The numbers of the jobs. */
    default long[] choose(Snapshot snapshot) {
        return switch (this) {
            case All all -> closure(snapshot, NOT_OVER, Set.of(), true, 0);
            case OnlyUninitialized only -> closure(snapshot, FRESH, ALONE, false, 0);
            case Retry(long number) -> closure(snapshot, Set.of(), Set.of(), false, number);
            case Nothing nothing -> new long[0];
        };
    }

    /**
     * The jobs with one of these statuses and what follows them.
     *
     * @param alone statuses of jobs that are chosen without what follows
     * @param held whether jobs that a worker has are chosen too
     * @param number of a job that is chosen with what follows, 0 for none
     */
    private static long[] closure(
            Snapshot snapshot, Set<JobStatus> statuses, Set<JobStatus> alone, boolean held, long number) {
        Graph graph = snapshot.graph();
        boolean[] follows = new boolean[graph.size()];
        boolean[] chosen = new boolean[graph.size()];
        for (int node : graph.order()) {
            boolean afresh = follows[node];
            if (graph.isJob(node)) {
                Item job = snapshot.jobs().get(node);
                JobStatus status = JobItems.status(job);
                boolean starts = statuses.contains(status) || Keys.number(job.key()) == number;
                boolean mine = status != DISABLED && (held || !status.held());
                afresh = mine && (afresh || starts);
                chosen[node] = afresh || alone.contains(status);
            }
            if (afresh) {
                for (int target : graph.feeds()[node]) {
                    if (target != Graph.WORKFLOW) {
                        follows[target] = true;
                    }
                }
            }
        }
        return IntStream.range(0, snapshot.jobs().size())
                .filter(job -> chosen[job])
                .mapToLong(graph::number)
                .toArray();
    }
}
