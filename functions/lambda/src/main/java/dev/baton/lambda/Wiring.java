package dev.baton.lambda;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.Fanout;
import dev.baton.engine.access.Randomness;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.lambda.log.Metrics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the functions together. Nothing here connects to anything before it is used. */
@Singleton
public final class Wiring {
    /** Calls of one propagation that wait for the store at the same time. */
    static final int AT_ONCE = 16;

    @Produces
    @Singleton
    FunctionSettings settings() {
        return FunctionSettings.of(System.getenv());
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Engine engine(Clock clock) {
        return new StoredEngine(new Backend(
                new dev.baton.engine.store.InMemoryItemStore(clock),
                new dev.baton.engine.store.InMemoryBlobStore(),
                clock,
                Randomness.secure(),
                Fanout.parallel(AT_ONCE),
                Metrics.PROCESS,
                true));
    }

    @Produces
    @Singleton
    TickCall tickCall(FunctionSettings settings) {
        return settings.tickFunction().<TickCall>map(LambdaTickCall::new).orElse(() -> {});
    }
}
