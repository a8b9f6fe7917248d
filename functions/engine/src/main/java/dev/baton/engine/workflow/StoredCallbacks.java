package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.RefusedException;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.ResultItems;
import dev.baton.engine.push.Answer;
import dev.baton.engine.push.Callbacks;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Update;
import dev.baton.engine.worker.Ending;
import java.util.OptionalInt;

/** Callbacks over the stores. */
final class StoredCallbacks implements Callbacks {
    private final Tables tables;
    private final Tickets tickets;
    private final Answers answers;
    private final JobEnds ends;

    StoredCallbacks(Tables tables, Tickets tickets, Answers answers, JobEnds ends) {
        this.tables = tables;
        this.tickets = tickets;
        this.answers = answers;
        this.ends = ends;
    }

    @Override
    public Ticket ticket(long jobId) {
        Item job = tables.jobs().get(jobId);
        if (!JobItems.status(job).held() || !job.has(CLAIMED_AT)) {
            throw new RefusedException("job " + jobId + " is "
                    + JobItems.status(job).wire() + "; only a job that is claimed or runs can be called back for");
        }
        return tickets.of(job);
    }

    @Override
    public String address(Ticket ticket) {
        return tickets.address(ticket);
    }

    @Override
    public Reply call(long jobId, String nonce, String token, Word word) {
        OptionalInt attempt = tickets.attempt(jobId, nonce, token);
        if (attempt.isEmpty()) {
            return new Reply.Forbidden();
        }
        return switch (word) {
            case Word.Running running -> running(jobId, attempt.getAsInt());
            case Word.Ended(Answer answer) ->
                answers.end(jobId, attempt.getAsInt(), answer)
                        .<Reply>map(ending -> reply(ending, answer))
                        .orElseGet(() -> before(jobId, attempt.getAsInt(), answer));
        };
    }

    private static Reply reply(Ending ending, Answer answer) {
        return switch (ending) {
            case Ending.Final(JobStatus status) -> new Reply.Taken(status);
            case Ending.Again(String script, int next) -> new Reply.Again(next);
            case Ending.NotYours lost -> new Reply.TooLate(answer.status());
        };
    }

    private Reply running(long jobId, int attempt) {
        while (true) {
            Item job = tables.jobs().get(jobId);
            if (!Answers.holds(job, attempt)) {
                return new Reply.TooLate(JobItems.status(job));
            }
            if (!job.has(PUSH)) {
                // Its worker's heartbeat says so, too, and says who has it.
                return new Reply.Taken(JobItems.status(job));
            }
            Update heard = Update.change()
                    .set(STATUS, JobStatus.RUNNING.code())
                    .set(LAST_WORD, tables.backend().now())
                    .remove(Item.INDEX_PARTITION, Item.INDEX_SORT)
                    .build();
            Condition asRead = Condition.and(
                    Condition.is(STATUS, job.number(STATUS, 0)), Condition.is(ATTEMPT, JobItems.attempt(job)));
            if (tables.backend().items().update(job.key(), heard, asRead).applied()) {
                return new Reply.Taken(JobStatus.RUNNING);
            }
        }
    }

    /** What the same answer had as its reply before, if there was one; what waits for the job hears again. */
    private Reply before(long jobId, int attempt, Answer answer) {
        Item job = tables.jobs().get(jobId);
        JobStatus status = JobItems.status(job);
        boolean retried = job.number(RETRIED, 0) == attempt && JobItems.attempt(job) == attempt + 1;
        if (retried && !answer.completed()) {
            return new Reply.Again(JobItems.attempt(job));
        }
        boolean ended = JobItems.attempt(job) == attempt
                && ResultItems.newest(job)
                        .filter(result -> result.attempt() == attempt && same(result.status(), answer))
                        .isPresent();
        if (ended && same(status, answer)) {
            ends.repeat(job);
            return new Reply.Taken(status);
        }
        return new Reply.TooLate(status);
    }

    private static boolean same(JobStatus status, Answer answer) {
        return status == answer.status() || !answer.completed() && status == JobStatus.PENDING_FAILED;
    }
}
