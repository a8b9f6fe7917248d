package dev.baton.engine.sparky;

import dev.baton.engine.ConflictException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Where jobs go in. */
record Queue(Store store) {
    /** How long the same request counts as the same one: Sparky's client tries for some four minutes. */
    static final long SAME_MILLIS = 10 * 60_000;
    /** How many jobs may spawn one another. */
    static final int DEEPEST = 64;

    private static final int LONGEST_DESCRIPTION = 160;

    /** What was asked for. */
    record Request(JobName name, Order order, Optional<JobName> parent, long timeoutSeconds) {
        String digest() {
            return Texts.hash(
                            order.text() + "\n" + parent.map(JobName::toString).orElse("") + "\n" + timeoutSeconds)
                    .substring(0, 24);
        }
    }

    /** Whether it was not known before. */
    boolean put(Request request) {
        String digest = request.digest();
        int depth = depth(request.parent());
        while (true) {
            Optional<JobItem> there = store.job(request.name());
            Condition unchanged = Condition.ABSENT;
            if (there.isPresent()) {
                JobItem job = there.get();
                if (job.digest().equals(digest) && store.now() - job.queuedAt() < SAME_MILLIS) {
                    return false;
                }
                if (job.state() == JobState.RUNNING) {
                    throw new ConflictException("job " + request.name() + " runs; give the new one another job-id");
                }
                unchanged = Condition.and(
                        Condition.is(JobItem.STATE, job.state().code()),
                        Condition.is(JobItem.REVISION, job.revision()));
            }
            store.blobs()
                    .put(
                            request.name().orders() + digest,
                            request.order().text().getBytes(StandardCharsets.UTF_8));
            Item item = item(request, digest, depth, there);
            if (store.items().put(item, unchanged) instanceof Outcome.Applied) {
                there.filter(old -> !old.digest().equals(digest))
                        .ifPresent(old -> store.blobs().delete(old.order()));
                return true;
            }
        }
    }

    private Item item(Request request, String digest, int depth, Optional<JobItem> before) {
        JobName name = request.name();
        long now = store.now();
        // What replaces a job that waits takes over its turn.
        String turn = before.filter(job -> job.state() == JobState.QUEUED)
                .map(job -> job.item().text(Item.INDEX_SORT))
                .orElse(JobItem.waiting(name, now));
        String description = request.order().description();
        return Item.at(name.key())
                .with(JobItem.PROJECT, name.project())
                .with(JobItem.JOB, name.job())
                .with(JobItem.STATE, JobState.QUEUED.code())
                .with(JobItem.REVISION, before.map(JobItem::revision).orElse(0L) + 1)
                .with(JobItem.DIGEST, digest)
                .with(
                        JobItem.LAST,
                        before.map(job -> Math.max(job.build(), job.last())).orElse(0L),
                        0)
                .with(JobItem.DEPTH, depth)
                .with(JobItem.DESCRIPTION, shortened(description))
                .with(JobItem.TIMEOUT, request.timeoutSeconds(), 0)
                .with(JobItem.QUEUED, now)
                .with(JobItem.HISTORY, new Value.ListOf(List.of(JobItem.step(now, "queued"))))
                .with(
                        Item.INDEX_PARTITION,
                        JobItem.queue(name.project(), store.backend().spread()))
                .with(Item.INDEX_SORT, turn)
                .build();
    }

    private static String shortened(String description) {
        return description.codePointCount(0, description.length()) <= LONGEST_DESCRIPTION
                ? description
                : description.substring(0, description.offsetByCodePoints(0, LONGEST_DESCRIPTION)) + "…";
    }

    /** A parent that is not known here, such as one of another server, counts as none. */
    private int depth(Optional<JobName> parent) {
        int depth = parent.flatMap(store::job).map(JobItem::depth).orElse(0) + 1;
        if (depth > DEEPEST) {
            throw new RefusedException("jobs spawned one another " + DEEPEST + " deep up to " + parent.orElseThrow()
                    + "; that looks like endless recursion, so no more are queued");
        }
        return depth;
    }
}
