package dev.baton.enginetest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.Backend;
import dev.baton.engine.EngineException;
import dev.baton.engine.Fanout;
import dev.baton.engine.pipeline.Credential;
import dev.baton.engine.pipeline.JobEvent;
import dev.baton.engine.pipeline.NewPipeline;
import dev.baton.engine.pipeline.NewPipelineJob;
import dev.baton.engine.pipeline.PipelineEngine;
import dev.baton.engine.pipeline.PipelineEvent;
import dev.baton.engine.pipeline.PipelineJobs;
import dev.baton.engine.pipeline.ReactorMessage;
import dev.baton.engine.pipeline.ReactorOutcome;
import dev.baton.engine.pipeline.Refusal;
import dev.baton.engine.pipeline.StateMachine;
import dev.baton.engine.record.Json;
import dev.baton.engine.store.ItemStore;
import dev.baton.storekit.CountingItemStore;
import dev.baton.storekit.SeededBytes;
import dev.baton.storekit.SettableClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Pipelines and jobs over stores, with a clock that tests move; one pipeline of each generation. */
final class PipelineWorld implements AutoCloseable {
    static final Instant START = Instant.parse("2018-09-18T01:50:15.284Z");
    static final String SEED = "f0f417f2-ba8b-5ac4-b421-255b69553391";
    static final String NEWEST = "10650844-1baa-55c5-a481-5e945b19c065";
    static final Credential ADMIN = new Credential.Trusted(true);

    final SettableClock clock = new SettableClock(START);
    final Shelf.Stores stores;
    final CountingItemStore items;
    private final SeededBytes random = new SeededBytes(1);
    PipelineEngine engine;

    PipelineWorld() {
        this(Shelf.MEMORY);
    }

    PipelineWorld(Shelf shelf) {
        stores = shelf.open(clock);
        items = new CountingItemStore(stores.items());
        engine = engine(items);
        engine.pipelines().register(new NewPipeline(SEED, "seed", null, null, null, StateMachine.SEED));
        engine.pipelines().register(new NewPipeline(NEWEST, "newest", null, null, null, StateMachine.NEWEST));
    }

    @Override
    public void close() {
        stores.close();
    }

    private PipelineEngine engine(ItemStore store) {
        return new PipelineEngine(
                new Backend(store, stores.blobs(), clock, random, Fanout.SEQUENTIAL, workflow -> {}, true));
    }

    /** Puts something between the engine and its items. */
    void interpose(UnaryOperator<ItemStore> between) {
        engine = engine(between.apply(items));
    }

    /** Another process takes over. */
    void restart() {
        engine = engine(items);
    }

    PipelineJobs jobs() {
        return engine.jobs();
    }

    static JsonNode json(String text) {
        return Json.value(text.replace('\'', '"'));
    }

    PipelineJobs.Setup create(String pipeline) {
        return jobs().create(NewPipelineJob.of(pipeline, json("{'key1':'value1'}")));
    }

    PipelineJobs.Applied event(PipelineJobs.Setup job, PipelineEvent event) {
        return jobs().event(new JobEvent(job.job().uuid(), event, null, null, new Credential.Token(job.token())));
    }

    PipelineJobs.Applied event(String uuid, PipelineEvent event, String id) {
        return jobs().event(new JobEvent(uuid, event, null, id, ADMIN));
    }

    /** The names of the history's entries. */
    String history(String uuid) {
        return jobs().told(uuid).history().stream()
                .map(entry -> entry.event().text())
                .collect(Collectors.joining(" "));
    }

    List<Refusal.Kind> refusals(String uuid) {
        return jobs().refusals(uuid, 1000, null).items().stream()
                .map(Refusal::kind)
                .toList();
    }

    ReactorOutcome hear(String body, String... context) {
        Map<String, String> query = new HashMap<>();
        for (int i = 0; i < context.length; i += 2) {
            query.put(context[i], context[i + 1]);
        }
        return engine.jobsReactor().hear(new ReactorMessage(body == null ? null : json(body), query, null));
    }

    static String refusal(Runnable deed) {
        try {
            deed.run();
        } catch (EngineException refused) {
            return refused.getMessage();
        }
        throw new AssertionError("nothing was refused");
    }
}
