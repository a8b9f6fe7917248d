package dev.baton.enginetest;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.Fanout;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.Push;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.spec.WorkflowSpec;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.storekit.CountingItemStore;
import dev.baton.storekit.SeededBytes;
import dev.baton.storekit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** An engine over stores in memory, with a clock that tests move. */
final class World {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final SettableClock clock = new SettableClock(START);
    final CountingItemStore items = new CountingItemStore(new InMemoryItemStore(clock));
    final InMemoryBlobStore blobs = new InMemoryBlobStore(clock);
    /** The workflows of which something was told, in order. */
    final List<Long> news = new ArrayList<>();

    private Push push = Push.OFF;
    private final SeededBytes random = new SeededBytes(1);
    private Engine engine;

    World() {
        engine = engine(items);
        // The first tick of all looks everywhere, and writes down that it did.
        engine.tick();
        items.reset();
    }

    /** Sends push jobs so from now on. */
    World sending(Push chosen) {
        push = chosen;
        engine = engine(items);
        return this;
    }

    /** Puts something between the engine and its items. */
    void interpose(UnaryOperator<ItemStore> between) {
        engine = engine(between.apply(items));
    }

    private Engine engine(ItemStore store) {
        return new StoredEngine(new Backend(store, blobs, clock, random, Fanout.SEQUENTIAL, news::add, push, true));
    }

    Engine engine() {
        return engine;
    }

    /** The engine of another process over the same stores. */
    Engine other() {
        return engine(items);
    }

    /** Lets something happen just before the engine's next write of a record whose sort key starts so. */
    void meanwhile(String sort, Runnable happening) {
        interpose(store -> new MeanwhileItemStore(store, sort, happening));
    }

    /** Another process takes over: nothing but the stores is left. */
    void restart() {
        engine = engine(items);
    }

    /** Time passes, and ticks come every minute. */
    void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.set(clock.instant().plusSeconds(60));
            engine.tick();
        }
    }

    static WorkflowSpec spec(String yaml) {
        return SpecParser.parse(new SpecSource("w.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                .spec();
    }

    /** A workflow whose jobs are blocked or ready. */
    long armed(String yaml) {
        return engine.workflows().create(spec(yaml), "u", true).id();
    }

    Job job(long workflow, String name) {
        return engine.jobs().list(workflow).stream()
                .filter(job -> job.spec().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    JobStatus status(long workflow, String name) {
        return job(workflow, name).status();
    }

    /** The names of the jobs with their statuses. */
    Map<String, JobStatus> statuses(long workflow) {
        Map<String, JobStatus> statuses = new TreeMap<>();
        engine.jobs().list(workflow).forEach(job -> statuses.put(job.spec().name(), job.status()));
        return statuses;
    }

    boolean complete(long workflow) {
        return engine.workflows().completion(workflow).complete();
    }
}
