package dev.baton.lambda;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.Fanout;
import dev.baton.engine.reactor.ReactorSettings;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.lambda.log.Metrics;
import dev.baton.store.dynamodb.CapacityMeter;
import dev.baton.store.dynamodb.CloudSettings;
import dev.baton.store.dynamodb.CloudStores;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Puts the functions together. Each part is made when something first asks for it, and none connects before it is used. */
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
    CloudStores stores(Clock clock) {
        CapacityMeter meter = new CapacityMeter();
        Metrics.PROCESS.meterBy(() -> {
            CapacityMeter.Use use = meter.total();
            meter.reset();
            return new Metrics.Units(use.writes(), use.reads());
        });
        return CloudStores.open(CloudSettings.fromEnvironment(System.getenv()), clock, Optional.of(meter));
    }

    /** What sends push jobs belongs here: it needs the settings (inlineDispatch), {@link PublicUrl} and a Lambda client. */
    @Produces
    @Singleton
    Engine engine(CloudStores stores, Clock clock) {
        return new StoredEngine(
                new Backend(
                        stores.items(),
                        stores.blobs(),
                        clock,
                        new SystemRandomness(),
                        Fanout.parallel(AT_ONCE),
                        Metrics.PROCESS,
                        true),
                ReactorSettings.of(System.getenv()));
    }

    @Produces
    @Singleton
    TickCall tickCall(FunctionSettings settings) {
        return settings.tickFunction().<TickCall>map(LambdaTickCall::new).orElse(() -> {});
    }
}
