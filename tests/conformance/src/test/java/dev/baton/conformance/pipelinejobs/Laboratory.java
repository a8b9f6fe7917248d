package dev.baton.conformance.pipelinejobs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.Backend;
import dev.baton.engine.access.SigningKeys;
import dev.baton.engine.pipeline.Credential;
import dev.baton.engine.pipeline.JobEvent;
import dev.baton.engine.pipeline.NewPipeline;
import dev.baton.engine.pipeline.NewPipelineJob;
import dev.baton.engine.pipeline.PipelineEngine;
import dev.baton.engine.pipeline.PipelineEvent;
import dev.baton.engine.pipeline.PipelineJobs;
import dev.baton.engine.pipeline.PipelineSettings;
import dev.baton.engine.pipeline.PipelineState;
import dev.baton.engine.pipeline.ReactorMessage;
import dev.baton.engine.pipeline.ReactorOutcome;
import dev.baton.engine.pipeline.StateMachine;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.storekit.SeededBytes;
import dev.baton.storekit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** An engine with one pipeline and, where a case wants it, one job in a certain state. */
final class Laboratory {
    static final String INDEXER = "indexer";
    static final String PERMISSIONS = "permissions";
    static final String EVENTS = "events";
    private static final Credential ADMIN = new Credential.Trusted(true);

    final SettableClock clock = new SettableClock(Instant.parse("2018-09-18T01:50:15.284Z"));
    final PipelineEngine engine;
    PipelineJobs.Setup job;

    Laboratory(boolean strict, PipelineSettings.Followers followers) {
        PipelineSettings usual = PipelineSettings.DEFAULT;
        Backend backend = Backend.plain(new InMemoryItemStore(clock), new InMemoryBlobStore(), clock)
                .with(new SeededBytes(1));
        engine = new PipelineEngine(
                backend,
                new PipelineSettings(strict, usual.archiveSystem(), usual.hashidsSalt(), followers),
                new SigningKeys(backend.items(), clock, backend.random()));
    }

    void register(String uuid, StateMachine machine) {
        engine.pipelines().register(new NewPipeline(uuid, "app-0.1", null, null, null, machine));
    }

    /** A job of this machine in this state, reached by the shortest way. */
    void bring(StateMachine machine, PipelineState state) {
        String pipeline = "f0f417f2-ba8b-5ac4-b421-255b69553391";
        register(pipeline, machine);
        job = engine.jobs().create(NewPipelineJob.of(pipeline, null));
        for (PipelineEvent event : JobCase.way(machine, state)) {
            engine.jobs().event(new JobEvent(job.job().uuid(), event, null, null, ADMIN));
        }
    }

    String uuid() {
        return job.job().uuid();
    }

    String token() {
        return job.token();
    }

    String admin() {
        return engine.adminTokens().current();
    }

    void pass(long hours) {
        clock.set(clock.instant().plus(Duration.ofHours(hours)));
    }

    ReactorOutcome hear(JsonNode body, Map<String, String> query) {
        return engine.jobsReactor().hear(new ReactorMessage(body, query, null));
    }
}
