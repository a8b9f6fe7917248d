package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.EngineException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.Answer;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sent;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.store.Update;
import dev.baton.engine.target.Target;
import dev.baton.engine.worker.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Brings claimed push jobs to their targets: each is sent at least once, and a target that cannot be reached is tried again after
 * growing pauses, until the attempt fails and a dead letter is kept. Whatever dies on the way is found by the audit. Thread-safe.
 */
final class Dispatch implements Departures.Carrier {
    private static final long FIRST_PAUSE_MILLIS = 5_000;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    /** A claim that waited so long for its sending is made again first, so that nobody else takes it for dead meanwhile. */
    private static final long SETTLED_MILLIS = 10_000;

    private static final int PAGE = 20;

    private final Tables tables;
    private final Departures departures;
    private final PushWatch watch;
    private final Payloads payloads;
    private final Answers answers;
    private final StoredDeadLetters letters;
    private final Leases leases;
    private final Push push;
    private final Queue<Item> claimed = new ConcurrentLinkedQueue<>();
    /** Workflows of which more stands ready. */
    private final ConcurrentSkipListSet<Long> more = new ConcurrentSkipListSet<>();

    private final AtomicInteger workers = new AtomicInteger();

    Dispatch(
            Tables tables,
            Departures departures,
            PushWatch watch,
            Payloads payloads,
            Answers answers,
            StoredDeadLetters letters,
            Leases leases) {
        this.tables = tables;
        this.departures = departures;
        this.watch = watch;
        this.payloads = payloads;
        this.answers = answers;
        this.letters = letters;
        this.leases = leases;
        push = tables.backend().push();
    }

    @Override
    public void carry(Item job) {
        tables.backend()
                .items()
                .onceWritten(
                        () -> {
                            claimed.add(job);
                            start();
                        },
                        departures::release);
    }

    @Override
    public void more(long workflow) {
        tables.backend()
                .items()
                .onceWritten(
                        () -> {
                            if (workers.get() > 0) {
                                more.add(workflow);
                            } else {
                                tables.backend().news().left(workflow);
                            }
                        },
                        () -> {});
    }

    /** Sends what stands ready of the workflow, as far as there are places; whether more is left. */
    boolean drain(long workflow) {
        if (push.on()) {
            more.add(workflow);
            start();
        }
        return !ready(workflow, 1).isEmpty();
    }

    private List<Item> ready(long workflow, int most) {
        return tables.backend()
                .items()
                .query(Query.index(ReadySlot.pushPartition(workflow)).limit(most))
                .items();
    }

    /** In the caller's thread, one works and what comes by its work waits in line, so that a chain of jobs is no deep stack. */
    private void start() {
        int most = push.executor() == Push.CALLER ? 1 : push.atOnce();
        if (workers.getAndUpdate(count -> Math.min(count + 1, most)) < most) {
            push.executor().execute(this::work);
        }
    }

    private void work() {
        try {
            for (Item job = next(); job != null; job = next()) {
                send(job);
            }
        } finally {
            workers.decrementAndGet();
        }
        if (!claimed.isEmpty()) {
            // It came after the last look and before this worker was gone.
            start();
        }
    }

    private Item next() {
        Item job = claimed.poll();
        for (Long workflow = more.pollFirst(); job == null && workflow != null; workflow = more.pollFirst()) {
            if (take(workflow)) {
                more.add(workflow);
                job = claimed.poll();
            }
        }
        return job;
    }

    /** Claims ready push jobs of the workflow, as many of a page as there are places for; false where none is left, or none may be. */
    private boolean take(long workflow) {
        if (!push.goesOn().getAsBoolean()) {
            tables.backend().news().left(workflow);
            return false;
        }
        if (!watch.soon(workflow)) {
            return false;
        }
        Condition ready = Condition.and(
                Condition.is(STATUS, JobStatus.READY.code()),
                Condition.is(Item.INDEX_PARTITION, ReadySlot.pushPartition(workflow)));
        boolean some = false;
        for (Item entry : ready(workflow, PAGE)) {
            if (!departures.reserve()) {
                return some;
            }
            some |= departures.take(entry, departures.claim(), ready);
        }
        return some;
    }

    private void send(Item queued) {
        try {
            Item job = queued;
            Job read;
            Sent sent;
            try {
                job = fresh(queued).orElse(null);
                read = job == null ? null : tables.jobs().read(job);
                sent = read == null ? null : sent(job, read);
            } finally {
                departures.release();
            }
            if (sent != null) {
                settle(job, read, sent);
            }
        } catch (StoreBusyException | EngineException notNow) {
            // Whatever was not written is found by the audit that was made sure of before the claim; what was deleted
            // is gone.
            return;
        }
    }

    private Optional<Item> fresh(Item job) {
        if (Departures.lastWord(job) + SETTLED_MILLIS > tables.backend().now()) {
            return Optional.of(job);
        }
        Outcome outcome =
                tables.backend().items().update(job.key(), departures.stamp(job).build(), Departures.asStamped(job));
        return outcome instanceof Outcome.Applied(Optional<Item> now) ? now : Optional.empty();
    }

    /** Null where the job is not to be sent any more. */
    private Sent sent(Item job, Job read) {
        Target target = read.spec().target();
        Item workflow = tables.workflows().find(read.workflowId()).orElse(null);
        if (target == null || workflow == null || workflow.truth(WorkflowAttributes.CANCELED)) {
            if (workflow != null) {
                leases.unclaimed(job);
            }
            return null;
        }
        try {
            return push.sender()
                    .send(
                            target,
                            payloads.of(
                                    job,
                                    read,
                                    WorkflowItems.run(workflow),
                                    push.sender().mostBytes(target)));
        } catch (RefusedException tooLarge) {
            return new Sent.Refused(tooLarge.getMessage());
        } catch (StoreBusyException busy) {
            throw busy;
        } catch (RuntimeException broken) {
            return new Sent.Failed("the sender failed: " + broken, null);
        }
    }

    private void settle(Item job, Job read, Sent sent) {
        switch (sent) {
            case Sent.Answered(Answer answer) -> answered(read, answer);
            case Sent.Accepted accepted -> accepted(job);
            case Sent.Refused(String reason) -> dead(job, read, reason);
            case Sent.Failed(String reason, Duration retryAfter) -> failed(job, read, reason, retryAfter);
        }
    }

    private void answered(Job read, Answer answer) {
        try {
            answers.end(read.id(), read.attempt(), answer);
        } catch (RefusedException wrong) {
            answers.end(read.id(), read.attempt(), Answer.failed(Push.BAD_ANSWER, wrong.getMessage()));
        }
    }

    private void accepted(Item job) {
        Update running = Update.change().set(STATUS, JobStatus.RUNNING.code()).build();
        tables.backend().items().update(job.key(), running, Departures.asStamped(job));
    }

    private void failed(Item job, Job read, String reason, Duration retryAfter) {
        long sends = job.number(SENDS, 0) + 1;
        if (sends >= Departures.MOST_SENDS) {
            dead(job, read, reason);
            return;
        }
        long now = tables.backend().now();
        Update.Builder later = Update.change().set(SENDS, sends).set(LAST_WORD, now);
        tables.backend()
                .items()
                .update(
                        job.key(),
                        Due.set(later, now + pause(job, sends, retryAfter)).build(),
                        Departures.asStamped(job));
    }

    /** As long as the target asks, or doubled each time; spread by up to half, so that jobs do not return at once. */
    private static long pause(Item job, long sends, Duration asked) {
        long pause = asked == null
                ? FIRST_PAUSE_MILLIS << (sends - 1)
                : Math.min(LONGEST_PAUSE.toMillis(), Math.max(1000, asked.toMillis()));
        return pause + pause * Retries.spread(job) / 2000;
    }

    /**
     * Looks at a push job in an audit, and does what is overdue.
     *
     * @param timeout how long its target may take, in milliseconds
     * @return when it has to be looked at again; {@link Long#MAX_VALUE} for never
     */
    long look(Item job, LongSupplier timeout) {
        long now = tables.backend().now();
        return switch (JobItems.status(job)) {
            case READY -> {
                boolean left = push.on() && !Due.waits(job) && !departures.sent(job);
                yield left ? now : Long.MAX_VALUE;
            }
            case PENDING -> {
                if (Due.waits(job)) {
                    yield Long.MAX_VALUE;
                }
                long stale = Departures.lastWord(job) + PushWatch.STALE_MILLIS;
                if (stale <= now && push.on()) {
                    stuck(job);
                    yield now + PushWatch.STALE_MILLIS;
                }
                yield stale;
            }
            case RUNNING -> {
                long end = Departures.lastWord(job) + timeout.getAsLong();
                if (end <= now) {
                    unanswered(job);
                }
                yield end <= now ? Long.MAX_VALUE : end;
            }
            case UNINITIALIZED, BLOCKED, COMPLETED, FAILED, CANCELED, TERMINATED, DISABLED, PENDING_FAILED ->
                Long.MAX_VALUE;
        };
    }

    private void stuck(Item job) {
        if (job.number(SENDS, 0) < Departures.MOST_SENDS) {
            departures.again(job);
        } else {
            dead(job, tables.jobs().read(job), "whoever sent it died each time");
        }
    }

    private void unanswered(Item job) {
        long id = Ids.of(JobItems.workflow(job.key()), Keys.number(job.key()));
        answers.end(id, JobItems.attempt(job), Answer.failed(Push.NO_ANSWER, "the target did not call back in time"));
    }

    /** The time of a push job has come: of its next sending, or of its next attempt. */
    void due(Item entry) {
        Item job = tables.backend().items().get(entry.key()).orElse(null);
        String time = entry.text(Item.INDEX_SORT);
        if (job == null || !job.has(PUSH) || !Due.waits(job) || !time.equals(job.text(Item.INDEX_SORT))) {
            return;
        }
        if (!push.on() || !watch.soon(JobItems.workflow(job.key())) || !departures.reserve()) {
            return;
        }
        Condition still =
                Condition.and(Condition.is(STATUS, job.number(STATUS, 0)), Condition.is(Item.INDEX_SORT, time));
        boolean first = JobItems.status(job) == JobStatus.READY;
        departures.take(job, first ? departures.claim() : departures.stamp(job), still);
    }

    /** Gives the attempt up: the letter first, since a failure without one would be lost to the operator. */
    void dead(Item job, Job read, String reason) {
        Target target = read.spec().target();
        letters.keep(job, read, target == null ? "none" : target.shown(), reason);
        Optional<Ending> ending = answers.end(read.id(), read.attempt(), Answer.failed(Push.UNDELIVERED, reason));
        boolean over = ending.isPresent() && ending.get() instanceof Ending.Final;
        if (!over) {
            letters.drop(read.id(), read.attempt());
        }
    }
}
