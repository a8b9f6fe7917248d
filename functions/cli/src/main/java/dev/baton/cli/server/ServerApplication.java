package dev.baton.cli.server;

import dev.baton.engine.Engine;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.store.sqlite.StoreUnusableException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Serves until the process is told to end, and says where. The engine does what is due
 * three times a minute, so that a worker who waits for a dead one's jobs gets them before it loses patience. */
public final class ServerApplication implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(ServerApplication.class);
    private static final long TICK_SECONDS = 20;

    private final SteadyTick steady;

    ServerApplication(Engine engine) {
        steady = new SteadyTick(engine::tick, Clock.systemUTC());
    }

    @Override
    public int run(String... args) {
        Announcement.make();
        Application.shell()
                .out()
                .println("Baton serves " + Application.url() + ", data in "
                        + Application.data().path());
        Application.shell().out().flush();
        var ticks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("baton-tick").factory());
        ticks.scheduleWithFixedDelay(this::tick, 0, TICK_SECONDS, TimeUnit.SECONDS);
        Quarkus.waitForExit();
        ticks.shutdown();
        return 0;
    }

    /** A tick that fails must not be the last one. */
    private void tick() {
        try {
            steady.tick();
        } catch (StoreUnusableException | StoreBusyException unusable) {
            LOG.warn("the tick failed, the next one tries again: " + unusable.getMessage());
        } catch (RuntimeException failure) {
            LOG.warn("the tick failed, the next one tries again", failure);
        }
    }
}
