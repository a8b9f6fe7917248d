package dev.baton.lambda;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.Fanout;
import dev.baton.engine.push.Push;
import dev.baton.engine.reactor.ReactorSettings;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.lambda.log.Metrics;
import dev.baton.push.AddressGuard;
import dev.baton.push.LambdaSender;
import dev.baton.push.TargetSender;
import dev.baton.store.dynamodb.CapacityMeter;
import dev.baton.store.dynamodb.CloudSettings;
import dev.baton.store.dynamodb.CloudStores;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Puts the functions together. Each part is made when something first asks for it, and none connects before it is used. */
@Singleton
public final class Wiring {
    /** Calls of one propagation that wait for the store at the same time. */
    static final int AT_ONCE = 16;

    private static final Duration LONGEST_INVOKE = Duration.ofSeconds(20);

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

    @Produces
    @Singleton
    Engine engine(CloudStores stores, Clock clock, FunctionSettings settings, PublicUrl url) {
        LambdaClients lambda = new LambdaClients(System.getenv());
        settings.tickFunction()
                .ifPresent(function -> Sendings.PROCESS.restGoesTo(new LambdaTickCall(function, lambda)));
        AtomicReference<Engine> made = new AtomicReference<>();
        Backend backend = new Backend(
                stores.items(),
                stores.blobs(),
                clock,
                new SystemRandomness(),
                Fanout.parallel(AT_ONCE, () -> Invocation.current().tellsMore()),
                new InvocationNews(Metrics.PROCESS),
                true);
        made.set(new StoredEngine(
                backend.with(push(settings, url, lambda, new FileLinks(made::get))),
                ReactorSettings.of(System.getenv())));
        return made.get();
    }

    private static Push push(FunctionSettings settings, PublicUrl url, LambdaClients lambda, FileLinks links) {
        TargetSender sender = new TargetSender(
                new AddressGuard(settings.pushAllow().orElse(null)),
                () -> new LambdaSender(region -> lambda.of(region, LONGEST_INVOKE)));
        return new Push(
                sender,
                links,
                () -> callbacks(url),
                settings.inlineDispatch(),
                Sendings.AT_ONCE,
                Sendings.PROCESS,
                () -> Invocation.current().sendsMore());
    }

    private static URI callbacks(PublicUrl url) {
        return url.now()
                .orElseThrow(() -> new IllegalStateException(
                        "BATON_PUBLIC_URL is not set: set it to the function URL, where targets call back"));
    }
}
