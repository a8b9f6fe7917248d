package dev.baton.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.Engine;
import dev.baton.engine.Ticked;
import dev.baton.lambda.log.Metrics;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;

/**
 * Does what is due, as the schedule asks every minute. It begins nothing new when its time is nearly over, and then has
 * itself invoked again.
 */
@Singleton
public final class TickFunction {
    private static final long MARGIN_MILLIS = 10_000;

    private final Engine engine;

    TickFunction(Engine engine) {
        this.engine = engine;
    }

    /** Does what is due; the event is {@code {"kind":"tick"}}. Returns how much that was, and whether some is left. */
    @Funq
    public Ticked tick(JsonNode event) {
        return switch (MessageReader.read(event)) {
            case Message.Tick due -> run();
            case Message.Finish end -> throw elsewhere("finish");
            case Message.Callback word -> throw elsewhere("callback");
            case Message.ToActor letter -> throw elsewhere("actor");
        };
    }

    private static IllegalArgumentException elsewhere(String kind) {
        return new IllegalArgumentException("kind must be tick here; send " + kind + " to the function message");
    }

    Ticked run() {
        Invocation invocation = Invocation.current();
        long margin = Math.min(MARGIN_MILLIS, invocation.remainingMillis() / 4);
        long start = System.nanoTime();
        Ticked ticked = engine.tick(() -> invocation.remainingMillis() > margin);
        Metrics.PROCESS.ticked(ticked.done(), (System.nanoTime() - start) / 1_000_000);
        if (ticked.more() && ticked.done() > 0) {
            invocation.leavesBehind();
        }
        return ticked;
    }
}
