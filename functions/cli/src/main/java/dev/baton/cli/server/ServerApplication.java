package dev.baton.cli.server;

import dev.baton.cli.client.Api;
import dev.baton.cli.runner.Beside;
import dev.baton.cli.sparky.ProjectFolders;
import dev.baton.cli.sparky.SparkyShift;
import dev.baton.engine.Engine;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.store.sqlite.StoreUnusableException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Serves until the process is told to end, and says where. The engine does what is due
 * three times a minute, so that a worker who waits for a dead one's jobs gets them before it loses patience. */
public final class ServerApplication implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(ServerApplication.class);
    private static final long TICK_SECONDS = 20;
    private static final long LOOK_SECONDS = 10;

    private final Engine engine;
    private final SteadyTick steady;

    ServerApplication(Engine engine) {
        this.engine = engine;
        Clock clock = Clock.systemUTC();
        LastTick mark = new LastTick(Application.data().tickFile());
        Runnable tick = () -> {
            engine.tick();
            mark.is(clock.instant());
        };
        steady = new SteadyTick(tick, clock, mark.read().orElseGet(clock::instant));
    }

    /** @param args how many of Sparky's jobs it runs at once, and where folders of projects stand */
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
        ticks.scheduleWithFixedDelay(() -> unbroken("the tick", steady::tick), 0, TICK_SECONDS, TimeUnit.SECONDS);
        var looks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("baton-projects").factory());
        ProjectFolders projects = new ProjectFolders(engine.sparky(), Path.of(args[1]), LOG::warn);
        looks.scheduleWithFixedDelay(
                () -> unbroken("the look at projects", projects::look), 0, LOOK_SECONDS, TimeUnit.SECONDS);
        SparkyShift scenarios = scenarios(Integer.parseInt(args[0]));
        Quarkus.waitForExit();
        scenarios.close();
        ticks.shutdown();
        looks.shutdownNow();
        return 0;
    }

    /** A round that fails must not be the last one. */
    private static void unbroken(String what, Runnable round) {
        try {
            round.run();
        } catch (StoreUnusableException | StoreBusyException unusable) {
            LOG.warn(what + " failed, the next one tries again: " + unusable.getMessage());
        } catch (RuntimeException failure) {
            LOG.warn(what + " failed, the next one tries again", failure);
        }
    }

    /** Its own worker, for jobs that Sparky's server would run too. */
    private SparkyShift scenarios(int atOnce) {
        SparkyShift shift = new SparkyShift(
                Application.shell(),
                Api.of(Application.url(), Application.key()),
                new Beside(atOnce),
                () -> engine.sparky().waits());
        if (atOnce > 0) {
            shift.begin();
        }
        return shift;
    }
}
