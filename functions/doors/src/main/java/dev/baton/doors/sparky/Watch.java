package dev.baton.doors.sparky;

import dev.baton.engine.Engine;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.JobState;
import dev.baton.engine.sparky.SparkyJob;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Waits for jobs to change, a virtual thread for each who waits. What this process changes wakes it at once; for what others change it
 * looks now and then, less often the longer nothing happens.
 */
@ApplicationScoped
public class Watch {
    private static final long FIRST_LOOK_MILLIS = 50;
    private static final long RAREST_LOOK_MILLIS = 2000;

    private final Engine engine;
    private final Rings rings;
    private final long stayMillis;

    Watch(
            Engine engine,
            Rings rings,
            @ConfigProperty(name = "baton.events.stay-seconds", defaultValue = "3600") long staySeconds) {
        this.engine = engine;
        this.rings = rings;
        stayMillis = TimeUnit.SECONDS.toMillis(staySeconds);
    }

    private Optional<JobState> now(JobName name) {
        return engine.sparky().find(name).map(SparkyJob::shown);
    }

    /** The state when it is as wanted, or as it is after that time; empty for a job that is not known even then. */
    Uni<Optional<JobState>> until(JobName name, Predicate<JobState> wanted, long millis) {
        return Uni.createFrom().emitter(emitter -> {
            AtomicBoolean gone = new AtomicBoolean();
            emitter.onTermination(() -> gone.set(true));
            Thread.ofVirtual().start(() -> {
                try (Rings.Wait ring = rings.wait(name)) {
                    Pace pace = new Pace(ring, millis);
                    Optional<JobState> state = now(name);
                    while (!gone.get() && !state.map(wanted::test).orElse(false) && pace.next()) {
                        state = now(name);
                    }
                    emitter.complete(state);
                } catch (RuntimeException | InterruptedException fault) {
                    emitter.fail(fault);
                }
            });
        });
    }

    /** Each state that is seen, up to the last; after a while it ends, and listeners come back. */
    Multi<JobState> states(JobName name) {
        return Multi.createFrom()
                .emitter(emitter -> Thread.ofVirtual().start(() -> {
                    try (Rings.Wait ring = rings.wait(name)) {
                        Pace pace = new Pace(ring, stayMillis);
                        JobState told = null;
                        do {
                            JobState state = now(name).orElse(told);
                            if (state != told) {
                                emitter.emit(state);
                                told = state;
                                pace.again();
                            }
                        } while (!emitter.isCancelled() && (told == null || !told.ended()) && pace.next());
                        emitter.complete();
                    } catch (RuntimeException | InterruptedException fault) {
                        // Listeners come back by themselves.
                        emitter.complete();
                    }
                }));
    }

    /** When to look again. */
    private static final class Pace {
        private final Rings.Wait ring;
        private final long end;
        private long pause = FIRST_LOOK_MILLIS;

        Pace(Rings.Wait ring, long millis) {
            this.ring = ring;
            end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        }

        void again() {
            pause = FIRST_LOOK_MILLIS;
        }

        /** Waits until there may be something to see; false where the time is over. */
        boolean next() throws InterruptedException {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            if (!ring.await(Math.min(pause, left))) {
                pause = Math.min(pause * 3 / 2, RAREST_LOOK_MILLIS);
            }
            return true;
        }
    }
}
