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
    private final TickCall call;

    TickFunction(Engine engine, TickCall call) {
        this.engine = engine;
        this.call = call;
    }

    /** Does what is due; the event is {@code {"kind":"tick"}}. Returns how much that was, and whether some is left. */
    @Funq
    public Ticked tick(JsonNode event) {
        return switch (MessageReader.read(event)) {
            case Message.Tick due -> run();
            case Message.Finish end ->
                throw new IllegalArgumentException("kind must be tick here; send finish to the function message");
        };
    }

    Ticked run() {
        Invocation invocation = Invocation.current();
        long margin = Math.min(MARGIN_MILLIS, invocation.remainingMillis() / 4);
        long start = System.nanoTime();
        Ticked ticked = engine.tick(() -> invocation.remainingMillis() > margin);
        Metrics.PROCESS.ticked(ticked.done(), (System.nanoTime() - start) / 1_000_000);
        if (ticked.more() && ticked.done() > 0) {
            call.soon();
        }
        return ticked;
    }
}
