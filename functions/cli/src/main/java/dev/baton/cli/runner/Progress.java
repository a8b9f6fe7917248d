package dev.baton.cli.runner;

import dev.baton.engine.job.JobStatus;
import java.util.Map;

/**
 * How far a workflow is, whoever runs its jobs.
 *
 * @param counts jobs by status; a status without jobs may be absent
 * @param complete whether every job has ended
 * @param moreToCome whether the source will make a job ready by itself later: a retry waits for its time, or a lost
 *     runner's lease for its end
 */
public record Progress(Map<JobStatus, Long> counts, boolean complete, boolean canceled, boolean moreToCome) {
    public Progress {
        counts = Map.copyOf(counts);
    }

    /** How many jobs have this status. */
    public long count(JobStatus status) {
        return counts.getOrDefault(status, 0L);
    }

    /** How many jobs there are. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many jobs need nothing more. */
    public long ended() {
        return sum(true, false);
    }

    /** How many jobs are claimed or run, here or elsewhere. */
    public long held() {
        return sum(false, true);
    }

    /** Whether every job has ended and whoever ended the last one, elsewhere, has not yet said that this was all. */
    public boolean settling() {
        return !complete && total() > 0 && ended() == total();
    }

    private long sum(boolean ended, boolean held) {
        long sum = 0;
        for (Map.Entry<JobStatus, Long> entry : counts.entrySet()) {
            JobStatus status = entry.getKey();
            if (ended && status.ended() || held && status.held()) {
                sum += entry.getValue();
            }
        }
        return sum;
    }
}
