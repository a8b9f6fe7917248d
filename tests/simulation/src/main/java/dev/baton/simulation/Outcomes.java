package dev.baton.simulation;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.job.ResultItems;
import dev.baton.engine.push.Push;
import dev.baton.engine.store.Item;
import java.util.Map;
import java.util.Optional;

/**
 * In the end every job that can run has run; a failure has canceled the whole branch behind it, but for jobs that asked to run
 * nevertheless; and each job's outcome is that of its newest attempt.
 */
final class Outcomes implements Invariant {
    private static final int LOST = -128;

    @Override
    public void over(World world) {
        Map<Long, Item> jobs = State.jobs(world);
        for (Item job : jobs.values()) {
            JobStatus status = JobItems.status(job);
            if (!status.ended()) {
                throw new Violation(State.name(job) + " can run, but is " + status.wire() + ": " + Describe.item(job));
            }
            Blueprint.Planned planned = world.blueprint().jobs().get(State.number(job));
            boolean failure =
                    planned.needs().stream().map(jobs::get).anyMatch(need -> need.truth(JobAttributes.BAD_END));
            boolean canceled = status == JobStatus.CANCELED;
            if (failure && planned.cancels() && !canceled && status != JobStatus.DISABLED) {
                throw new Violation(State.name(job) + " is " + status.wire() + ", though a job before it failed");
            }
            if (canceled && !byHand(job) && !world.canceled() && !world.deleted() && !(failure && planned.cancels())) {
                throw new Violation(State.name(job) + " is canceled, though nothing before it failed");
            }
            if (!canceled && status != JobStatus.DISABLED) {
                result(job, status);
            }
        }
    }

    private static boolean byHand(Item job) {
        return ResultItems.newest(job)
                .filter(result -> result.status() == JobStatus.CANCELED && result.attempt() == JobItems.attempt(job))
                .isPresent();
    }

    private static boolean undelivered(Item job, int code) {
        return job.has(JobAttributes.PUSH) && (code == Push.UNDELIVERED || code == Push.NO_ANSWER);
    }

    private static void result(Item job, JobStatus status) {
        Optional<Result> newest = ResultItems.newest(job);
        boolean fits = newest.isPresent()
                && newest.get().attempt() == JobItems.attempt(job)
                && newest.get().status() == status
                && (newest.get().returnCode() == LOST
                        || undelivered(job, newest.get().returnCode())
                        || newest.get().returnCode() == ExitCodes.of(State.name(job), JobItems.attempt(job)));
        if (!fits) {
            throw new Violation(State.name(job) + " is " + status.wire() + " in attempt " + JobItems.attempt(job)
                    + ", but its newest result is " + newest);
        }
    }
}
