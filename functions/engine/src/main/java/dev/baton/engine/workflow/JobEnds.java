package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.job.ResultItems;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.Optional;

/**
 * Ends jobs: one conditional write keeps the result, the status and what the job was made of; then what waits for the job
 * hears of it. Whoever repeats an end repeats the second part.
 */
final class JobEnds {
    private final Tables tables;
    private final Inputs inputs;
    private final Arrivals arrivals;

    JobEnds(Tables tables, Inputs inputs, Arrivals arrivals) {
        this.tables = tables;
        this.inputs = inputs;
        this.arrivals = arrivals;
    }

    /** Ends the job as it was read; empty, and nothing changed, where it is not so any more. */
    Optional<Item> end(Item job, Result draft) {
        Result result = tables.results().identify(job, draft);
        tables.results().archive(job, result);
        Update.Builder change = Update.change()
                .set(STATUS, draft.status().code())
                .set(RESULT, ResultItems.text(result))
                .copy(RESULT_MADE_OF, MADE_OF)
                .set(RESULT_INPUTS, inputs.keep(job, tables.jobs().details(job)))
                .remove(TOKEN, SENDS, LAST_WORD, Item.INDEX_PARTITION, Item.INDEX_SORT);
        if (bad(draft)) {
            change.set(BAD_END, Value.of(true));
        } else {
            change.remove(BAD_END);
        }
        Outcome outcome = tables.backend().items().update(job.key(), change.build(), asRead(job));
        if (outcome instanceof Outcome.Applied(Optional<Item> ended)) {
            long since = tables.backend().now();
            arrivals.propagate(ended.orElseThrow());
            tables.backend()
                    .news()
                    .ended(result.jobId(), result.status(), tables.backend().now() - since);
            return ended;
        }
        return Optional.empty();
    }

    /** A failure counts for others only with a code that says so (specification of Torc, section 2.3). */
    private static boolean bad(Result result) {
        return result.status() != JobStatus.COMPLETED && result.returnCode() != 0;
    }

    /** The job's status, attempt and result are as they were read. */
    static Condition asRead(Item job) {
        return Condition.and(
                Condition.is(STATUS, job.number(STATUS, 0)),
                Condition.is(ATTEMPT, JobItems.attempt(job)),
                job.has(RESULT) ? Condition.is(RESULT, job.text(RESULT)) : Condition.not(Condition.has(RESULT)));
    }

    /** Moves a job on that came back in line, where what it waited for ended meanwhile. */
    void settle(Item job) {
        arrivals.settle(job).ifPresent(arrivals::propagate);
        arrivals.offer(job);
    }

    /** Says again what an ended job has to say. */
    void repeat(Item job) {
        arrivals.propagate(job);
    }
}
