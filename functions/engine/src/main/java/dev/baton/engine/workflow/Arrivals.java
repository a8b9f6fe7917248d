package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.Backend;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.record.Keys;
import dev.baton.engine.record.Ranges;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells what waits for an ended job or an emptied latch that it need not wait any more (design, section 4). Repeatable: an
 * arrival takes a number out of a set, on condition that both stand in the same epoch, so a second one changes nothing. Each
 * end is stored before what follows it is told.
 */
final class Arrivals {
    private static final String LATCH = "l";
    /** So many targets are told before it is asked whether there is time for more. */
    private static final int PART = 1000;

    private static final Value BLOCKED = Value.of(JobStatus.BLOCKED.code());

    private final Backend backend;
    private final Departures departures;

    Arrivals(Backend backend, Departures departures) {
        this.backend = backend;
        this.departures = departures;
    }

    static Key latchKey(long workflow, long number) {
        return Keys.busy(workflow, LATCH, number);
    }

    private static Key nodeKey(long workflow, long number) {
        return number > 0 ? JobItems.key(workflow, number) : latchKey(workflow, number);
    }

    /** Whether the item is a latch, not a job. */
    static boolean isLatch(Item node) {
        return node.key().sort().startsWith(LATCH);
    }

    /** The node's number: below zero for a latch. */
    static long number(Item node) {
        long number = Keys.number(node.key());
        return isLatch(node) ? -number : number;
    }

    /** Whether the node passes its arrival on: a latch without waits, or a job that ended and waits for nothing. */
    static boolean passes(Item node) {
        return node.numbers(WAITS).isEmpty()
                && (isLatch(node) || JobItems.status(node).ended());
    }

    /** Whether what waits for the node must know of a failure. */
    private static boolean bad(Item node) {
        return isLatch(node) ? node.truth(BAD_INPUT) : node.truth(BAD_END);
    }

    /**
     * Tells everything that waits for this node, and goes on with what ends by that. Does nothing where it does not pass. A process
     * that has to come to its end leaves the rest to an audit, which then comes at once.
     */
    void propagate(Item ended) {
        Deque<Item> pending = new ArrayDeque<>();
        pending.add(ended);
        while (!pending.isEmpty()) {
            Item node = pending.poll();
            if (passes(node) && !tell(node, pending)) {
                leave(JobItems.workflow(node.key()));
                return;
            }
        }
    }

    /** Tells what waits for the node, and adds what passes on by that; false where there was no time for all of it. */
    private boolean tell(Item node, Deque<Item> next) {
        List<Callable<Optional<Item>>> calls = new ArrayList<>();
        List<Item> pages = feeds(node);
        boolean pushes = false;
        for (Item page : pages) {
            pushes |= page.has(PUSH_FEEDS);
        }
        boolean inline = pushes && departures.inline(JobItems.workflow(node.key()));
        AtomicBoolean left = new AtomicBoolean();
        for (Item page : pages) {
            Ranges.each(page.text(PUSH_FEEDS), target -> calls.add(() -> pushArrival(node, target, inline, left)));
            Ranges.each(page.text(SOLE_FEEDS), target -> calls.add(() -> soleArrival(node, target)));
            Ranges.each(page.text(FEEDS), target -> calls.add(() -> arrival(node, target)));
        }
        int told = 0;
        do {
            int end = Math.min(told + PART, calls.size());
            backend.fanout().all(calls.subList(told, end)).forEach(item -> item.ifPresent(next::add));
            told = end;
        } while (told < calls.size() && backend.fanout().goesOn());
        if (left.get()) {
            departures.left(JobItems.workflow(node.key()));
        }
        backend.news().of(JobItems.workflow(node.key()));
        return told == calls.size() && (next.isEmpty() || backend.fanout().goesOn());
    }

    private void leave(long workflow) {
        String now = Due.at(backend.now());
        Update.Builder change = Due.set(Update.change(), backend.now()).remove(WorkflowAttributes.AUDIT_AT);
        Condition later = Condition.and(
                Condition.has(Item.INDEX_SORT),
                Condition.or(
                        Condition.has(WorkflowAttributes.AUDIT_AT),
                        Condition.not(new Condition.LessThan(Item.INDEX_SORT, Value.of(now)))));
        backend.items().update(WorkflowItems.key(workflow), change.build(), later);
        backend.news().left(workflow);
    }

    /** The items that hold the node's feeds: itself, or pages. */
    List<Item> feeds(Item node) {
        long pages = node.number(FEED_PAGES, 0);
        if (pages == 0) {
            return List.of(node);
        }
        List<Item> found = new ArrayList<>();
        for (long page = 0; page < pages; page++) {
            backend.items()
                    .get(FeedPages.key(node.key(), node.number(EPOCH, 0), page))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** Guesses that the target waits for this node only, and makes it ready in the same write. */
    private Optional<Item> soleArrival(Item node, long target) {
        if (bad(node)) {
            return arrival(node, target);
        }
        Outcome outcome = backend.items()
                .update(
                        nodeKey(JobItems.workflow(node.key()), target),
                        ready().remove(WAITS).build(),
                        guess(node));
        if (outcome instanceof Outcome.Applied(Optional<Item> job)) {
            // It may have become a push job since the graph was armed.
            job.ifPresent(departures::offer);
            return Optional.empty();
        }
        return arrival(node, target);
    }

    private static Condition guess(Item node) {
        return Condition.and(
                Condition.is(EPOCH, node.number(EPOCH, 0)),
                Condition.is(STATUS, BLOCKED),
                new Condition.Size(WAITS, 1),
                new Condition.Contains(WAITS, Value.of(number(node))),
                Condition.not(Condition.has(BAD_INPUT)));
    }

    /** The same for a push job, which is claimed in the same write where it can be sent at once. */
    private Optional<Item> pushArrival(Item node, long target, boolean inline, AtomicBoolean left) {
        if (bad(node)) {
            return arrival(node, target);
        }
        boolean claims = inline && departures.reserve();
        Item job = Item.at(nodeKey(JobItems.workflow(node.key()), target)).build();
        Condition guess = Condition.and(guess(node), Condition.has(PUSH));
        if (claims) {
            return departures.take(job, departures.claim().remove(WAITS), guess)
                    ? Optional.empty()
                    : arrival(node, target);
        }
        Outcome outcome =
                backend.items().update(job.key(), ready().remove(WAITS).build(), guess);
        if (outcome.applied()) {
            left.set(true);
            return Optional.empty();
        }
        return arrival(node, target);
    }

    /** How a job that a worker had comes back in line: behind what it waits for, where that began anew meanwhile. */
    static Update.Builder backInLine(Item job, Update.Builder change) {
        return job.has(WAITS)
                ? change.set(STATUS, BLOCKED).remove(Item.INDEX_PARTITION, Item.INDEX_SORT)
                : ready(change);
    }

    static Update.Builder ready() {
        return ready(Update.change());
    }

    private static Update.Builder ready(Update.Builder change) {
        return change.set(STATUS, JobStatus.READY.code())
                .copy(Item.INDEX_PARTITION, READY_PARTITION)
                .copy(Item.INDEX_SORT, READY_RANK);
    }

    /** One arrival; the target, where it may have to pass on by that. */
    Optional<Item> arrival(Item node, long target) {
        long workflow = JobItems.workflow(node.key());
        long epoch = node.number(EPOCH, 0);
        if (target == 0) {
            fire(workflow, epoch);
            return Optional.empty();
        }
        Update.Builder change = Update.change().removeFromSet(WAITS, LongSet.of(number(node)));
        if (bad(node)) {
            change.set(BAD_INPUT, Value.of(true));
        }
        Condition waiting =
                Condition.and(Condition.is(EPOCH, epoch), new Condition.Contains(WAITS, Value.of(number(node))));
        Outcome outcome = backend.items().update(nodeKey(workflow, target), change.build(), waiting);
        return outcome.applied()
                ? arrived(outcome.item().orElseThrow())
                : outcome.item().filter(item -> item.number(EPOCH, 0) == epoch).flatMap(this::arrivedBefore);
    }

    private Optional<Item> arrived(Item target) {
        return passes(target) ? Optional.of(target) : settle(target);
    }

    /** The arrival came before: whoever brought it may have died before it went on, where going on is the bringer's duty. */
    private Optional<Item> arrivedBefore(Item target) {
        if (departures.stale(target)) {
            departures.again(target);
        }
        boolean bringersDuty = isLatch(target) || JobItems.status(target) == JobStatus.CANCELED;
        return bringersDuty ? Optional.of(target) : settle(target);
    }

    /** A blocked job that waits for nothing becomes ready, or canceled for a failure before it; the job, where that was done. */
    Optional<Item> settle(Item job) {
        if (JobItems.status(job) != JobStatus.BLOCKED || !job.numbers(WAITS).isEmpty()) {
            return Optional.empty();
        }
        boolean cancel = job.truth(BAD_INPUT) && !job.truth(KEEP_ON_FAILURE);
        Condition still = Condition.and(
                Condition.is(EPOCH, job.number(EPOCH, 0)),
                Condition.is(STATUS, BLOCKED),
                Condition.not(Condition.has(WAITS)));
        if (!cancel && job.has(PUSH) && departures.inline(JobItems.workflow(job.key())) && departures.reserve()) {
            departures.take(job, departures.claim(), Condition.and(still, Condition.has(PUSH)));
            return Optional.empty();
        }
        Update change = cancel
                ? Update.change()
                        .set(STATUS, JobStatus.CANCELED.code())
                        .set(BAD_END, Value.of(true))
                        .build()
                : ready().build();
        if (!(backend.items().update(job.key(), change, still) instanceof Outcome.Applied(Optional<Item> item))) {
            return Optional.empty();
        }
        if (cancel) {
            backend.news().ended(JobItems.id(job.key()), JobStatus.CANCELED, 0);
        }
        item.ifPresent(departures::offer);
        return item;
    }

    /** Sees to it that a ready push job is sent; does nothing for other jobs. */
    void offer(Item job) {
        departures.offer(job);
    }

    /** Every job of the epoch ended; the caller tells the news. */
    void fire(long workflow, long epoch) {
        Update change = Update.change()
                .set(WorkflowAttributes.FIRED, epoch)
                .remove(Item.INDEX_PARTITION, Item.INDEX_SORT)
                .build();
        Condition open = Condition.and(
                Condition.is(WorkflowAttributes.EPOCH, epoch),
                Condition.not(Condition.is(WorkflowAttributes.FIRED, epoch)));
        backend.items().update(WorkflowItems.key(workflow), change, open);
    }
}
