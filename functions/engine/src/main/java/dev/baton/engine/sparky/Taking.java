package dev.baton.engine.sparky;

import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives waiting jobs to whoever asks: the first of each lane that has a place, from another lane on for every asker. */
record Taking(Store store) {
    private static final int SHARDS = 4;
    /** How many lanes one asker looks at. */
    private static final int MOST_LANES = 200;
    /** How many jobs of a lane, of which the index may show some that wait no longer. */
    private static final int PAGE = 8;

    /** Whether anything stands in a queue; some of it may be such as cannot be given now. */
    boolean waits() {
        int shards = store.backend().spread() ? SHARDS : 1;
        for (int shard = 0; shard < shards; shard++) {
            if (!store.items()
                    .query(Query.index("sparky/queue/" + shard).limit(1))
                    .items()
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** @param deeperThan only jobs that were spawned deeper than this are given; 0 for all */
    Optional<Assignment> take(String worker, long leaseMillis, int deeperThan) {
        String start = Texts.shortHash(worker + store.now());
        int shards = store.backend().spread() ? SHARDS : 1;
        int first = Character.digit(start.charAt(0), 16);
        int looks = 0;
        for (int shard = 0; shard < shards; shard++) {
            String partition = "sparky/queue/" + (first + shard) % shards;
            for (Query rest : List.of(
                    Query.index(partition).from(start), Query.index(partition).to(start))) {
                Query query = rest.limit(PAGE);
                List<Item> waiting = store.items().query(query).items();
                while (!waiting.isEmpty() && looks++ < MOST_LANES) {
                    String lane = lane(waiting.getFirst());
                    for (Item entry : waiting) {
                        if (!lane(entry).equals(lane)) {
                            break;
                        }
                        Attempt attempt = attempt(entry, worker, leaseMillis, deeperThan);
                        if (attempt.given().isPresent()) {
                            return attempt.given();
                        }
                        if (attempt.full()) {
                            break;
                        }
                    }
                    // The character after the slash, which ends the lane's part of the key.
                    waiting = store.items().query(query.from(lane + "0")).items();
                }
            }
        }
        return Optional.empty();
    }

    private static String lane(Item entry) {
        String sort = entry.text(Item.INDEX_SORT);
        return sort.substring(0, sort.indexOf('/'));
    }

    /** What became of one waiting job. */
    private record Attempt(Optional<Assignment> given, boolean full) {
        static final Attempt NEXT = new Attempt(Optional.empty(), false);
        static final Attempt FULL = new Attempt(Optional.empty(), true);
    }

    private Attempt attempt(Item entry, String worker, long leaseMillis, int deeperThan) {
        Optional<JobItem> found = store.items().get(entry.key()).map(JobItem::new);
        if (found.isEmpty()
                || found.get().state() != JobState.QUEUED
                || found.get().depth() <= deeperThan) {
            return Attempt.NEXT;
        }
        JobItem job = found.get();
        String project = job.name().project();
        Lane lane = store.lanes().change(project, now -> placed(now, job));
        if (lane.settings().disabled()) {
            return Attempt.FULL;
        }
        Optional<Lane.Place> place = lane.of(job);
        if (place.isPresent()) {
            return new Attempt(start(job, place.get().build(), lane, worker, leaseMillis), false);
        }
        // Somebody has a place and may have died before its job began: that job is the one to go on with.
        for (Lane.Place held : lane.places()) {
            Optional<JobItem> holder = store.job(new JobName(project, held.job()));
            if (holder.isPresent() && holder.get().waitsIn(held) && holder.get().depth() > deeperThan) {
                Optional<Assignment> adopted = start(holder.get(), held.build(), lane, worker, leaseMillis);
                if (adopted.isPresent()) {
                    return new Attempt(adopted, false);
                }
            }
        }
        return Attempt.FULL;
    }

    /** The lane with a place for the job, if there is one, or one that is not needed any more. */
    private Lane placed(Lane lane, JobItem job) {
        if (lane.settings().disabled() || lane.of(job).isPresent()) {
            return lane;
        }
        Lane cleared = lane.full() ? cleared(lane) : lane;
        return cleared.full() ? cleared : cleared.with(job.name().job());
    }

    private Lane cleared(Lane lane) {
        List<Long> over = new ArrayList<>();
        for (Lane.Place place : lane.places()) {
            Optional<JobItem> holder = store.job(new JobName(lane.project(), place.job()));
            boolean needed = holder.isPresent()
                    && (holder.get().waitsIn(place) || holder.get().runsAs(place.build()));
            if (!needed) {
                over.add(place.build());
            }
        }
        return lane.without(over);
    }

    private Optional<Assignment> start(JobItem job, long build, Lane lane, String worker, long leaseMillis) {
        Order order = store.blobs().text(job.order()).map(Order::read).orElse(null);
        if (order == null) {
            // It was replaced or removed since it was read.
            return Optional.empty();
        }
        store.lanes().note(job.name(), build);
        long now = store.now();
        long seconds = job.item().number(JobItem.TIMEOUT, lane.settings().timeoutSeconds());
        long deadline = now + seconds * 1000;
        Update.Builder update = Update.change()
                .set(JobItem.STATE, JobState.RUNNING.code())
                .set(JobItem.BUILD, build)
                .set(JobItem.BEGUN, now)
                .set(JobItem.DEADLINE, deadline)
                .set(JobItem.WORKER, JobItem.reason(worker))
                .append(JobItem.HISTORY, List.of(JobItem.step(now, "started")));
        JobItem.due(update, Math.min(deadline, now + leaseMillis));
        Outcome outcome = store.items().update(job.key(), update.build(), job.stillWaits());
        return outcome instanceof Outcome.Applied
                ? Optional.of(new Assignment(job.name(), build, deadline, job.depth(), order))
                : Optional.empty();
    }
}
