package dev.baton.cli.server;

import dev.baton.cli.runner.Runner;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The runner of this process, which ends its jobs and reports them before the engine under it is closed. */
@Singleton
public final class RunningRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private volatile Runner runner;

    void is(Runner begun) {
        runner = begun;
    }

    void end(@Observes @Priority(1) ShutdownEvent end) throws InterruptedException {
        Runner begun = runner;
        if (begun != null) {
            begun.stop();
            begun.awaitEnd(PATIENCE);
        }
    }
}
