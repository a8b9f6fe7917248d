package dev.baton.engine;

import dev.baton.engine.access.Randomness;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.Push;
import dev.baton.engine.store.BlobStore;
import dev.baton.engine.store.ItemStore;
import java.time.Clock;

/**
 * What the engine stands on: its stores, its clock, how it does many things at once, and who hears of changes.
 *
 * @param clock all times and expiries come from it
 * @param fanout how independent writes of one propagation are done
 * @param random what secrets are made of
 * @param push how push jobs are sent
 * @param spread whether the items store slows down where many touch one partition, so that busy ones are spread
 * @param news told when jobs become ready or a workflow is over; must be quick and must not throw
 */
public record Backend(
        ItemStore items,
        BlobStore blobs,
        Clock clock,
        Randomness random,
        Fanout fanout,
        News news,
        Push push,
        boolean spread) {
    /** A backend that sends no push jobs. */
    public Backend(
            ItemStore items,
            BlobStore blobs,
            Clock clock,
            Randomness random,
            Fanout fanout,
            News news,
            boolean spread) {
        this(items, blobs, clock, random, fanout, news, Push.OFF, spread);
    }

    /** The same with secrets made of that. */
    public Backend with(Randomness other) {
        return new Backend(items, blobs, clock, other, fanout, news, push, spread);
    }

    /** The same with push jobs sent so. */
    public Backend with(Push other) {
        return new Backend(items, blobs, clock, random, fanout, news, other, spread);
    }

    /** Hears that something of a workflow changed which a waiting worker may want to know; whoever counts hears of more. */
    @FunctionalInterface
    public interface News {
        void of(long workflowId);

        /**
         * A job ended, and what waits for it has heard of that.
         *
         * @param tellingMillis how long it took until all had heard
         */
        default void ended(long jobId, JobStatus how, long tellingMillis) {}

        /** A job that somebody asked for had just been given to another. */
        default void contended(long jobId) {}

        /** This process leaves something of the workflow to the next tick: push jobs that stand ready, or what follows an end. */
        default void left(long workflowId) {}

        /** An audit found that the workflow is not over, and that none of its jobs is ready, under way or waiting for a time. */
        default void stuck(long workflowId) {}
    }

    /** A backend that works one thing after the other, tells nobody and makes no secrets. */
    public static Backend plain(ItemStore items, BlobStore blobs, Clock clock) {
        return new Backend(items, blobs, clock, Randomness.NONE, Fanout.SEQUENTIAL, workflow -> {}, true);
    }

    /** Now, in milliseconds since 1970. */
    public long now() {
        return clock.millis();
    }
}
