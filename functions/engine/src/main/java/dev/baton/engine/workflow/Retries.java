package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.RefusedException;
import dev.baton.engine.job.FailureHandler;
import dev.baton.engine.job.FailureRule;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.RuleText;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import java.util.Optional;

/** Lets jobs run again: by a client's wish, or by a rule of their failure handler. */
final class Retries {
    private static final int MOST_DOUBLINGS = 10;

    private final Tables tables;
    private final Epochs epochs;
    private final JobEnds ends;
    private final Journal journal;

    Retries(Tables tables, Epochs epochs, JobEnds ends, Journal journal) {
        this.tables = tables;
        this.epochs = epochs;
        this.ends = ends;
        this.journal = journal;
    }

    /** The job, ready with its next attempt; refused in another status than running, failed or terminated, and at the limit. */
    Item byHand(Item read, int maxRetries) {
        Item job = read;
        while (true) {
            long id = Ids.of(JobItems.workflow(job.key()), Keys.number(job.key()));
            JobStatus status = JobItems.status(job);
            if (Fresh.executions(job) >= maxRetries) {
                throw new RefusedException("job " + id + " has reached its " + maxRetries + " retries: attempt "
                        + JobItems.attempt(job) + " was the last");
            }
            Optional<Item> again = switch (status) {
                case RUNNING -> again(job, Update.change().remove(RETRIED), 0);
                case FAILED, TERMINATED -> Optional.of(afterItsEnd(job));
                case UNINITIALIZED, BLOCKED, READY, PENDING, COMPLETED, CANCELED, DISABLED, PENDING_FAILED ->
                    throw new RefusedException("job " + id + " is " + status.wire()
                            + "; only a running, failed or terminated job can be retried");
            };
            if (again.isPresent()) {
                tell(again.get());
                return again.get();
            }
            job = tables.jobs().get(id);
        }
    }

    /** The job, with its next attempt and what follows it, as it is then. */
    Item afterItsEnd(Item job) {
        long workflow = JobItems.workflow(job.key());
        long number = Keys.number(job.key());
        epochs.raise(workflow, new Reset.Retry(number));
        return tables.jobs().get(Ids.of(workflow, number));
    }

    /** The attempt failed and its rule lets the job run again: so that the same report has the same answer, it is noted. */
    Optional<Item> byRule(Item job, FailureRule rule) {
        return again(job, Update.change().set(RETRIED, JobItems.attempt(job)), delayMillis(rule, job));
    }

    /** A running job becomes ready with its next attempt, at once or later; empty where it is not as it was read. */
    private Optional<Item> again(Item job, Update.Builder change, long delayMillis) {
        if (delayMillis > 0 && !job.has(WAITS)) {
            Due.set(change.set(STATUS, JobStatus.READY.code()), tables.backend().now() + delayMillis);
        } else {
            Arrivals.backInLine(job, change);
        }
        change.set(ATTEMPT, JobItems.attempt(job) + 1L).remove(NODE, TOKEN, CLAIMED_AT, SENDS, LAST_WORD);
        Outcome outcome = tables.backend().items().update(job.key(), change.build(), JobEnds.asRead(job));
        tables.backend().news().of(JobItems.workflow(job.key()));
        if (outcome instanceof Outcome.Applied(Optional<Item> back)) {
            ends.settle(back.orElseThrow());
            return back;
        }
        return Optional.empty();
    }

    void tell(Item job) {
        long workflow = JobItems.workflow(job.key());
        journal.write(
                workflow,
                "job_retried",
                data -> data.put("job_id", Ids.of(workflow, Keys.number(job.key())))
                        .put("job_name", job.text(NAME))
                        .put("attempt_id", JobItems.attempt(job)));
    }

    /** The rule of the job's handler for this code, if it has one that fits. */
    Optional<FailureRule> rule(Item job, int exitCode) {
        return tables.failureHandlers()
                .find(Ids.of(JobItems.workflow(job.key()), job.number(HANDLER, 0)))
                .map(FailureHandler::rules)
                .flatMap(rules -> FailureRule.matching(RuleText.parse(rules), exitCode));
    }

    /** How long the rule lets the next attempt wait: doubled each time, spread by up to a tenth so that jobs do not return at once. */
    private static long delayMillis(FailureRule rule, Item job) {
        int doublings = Math.min(Fresh.executions(job) - 1, MOST_DOUBLINGS);
        long delay = rule.backoffSeconds() * 1000 << doublings;
        return delay + delay * spread(job) / 10_000;
    }

    /** 0 to 999, far apart for neighbours, whose keys have neighbouring hashes (Fibonacci hashing). */
    static long spread(Item job) {
        int mixed = job.key().hashCode() * 0x9E3779B9;
        return (mixed >>> 16) * 1000L >> 16;
    }
}
