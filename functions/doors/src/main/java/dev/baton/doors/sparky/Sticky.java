package dev.baton.doors.sparky;

import dev.baton.engine.sparky.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives one client one answer for a moment. Sparky's client asks three times in a row for what it takes to be one state; where that
 * changes in between, it counts the job nowhere. Not needed for correctness, so it is kept in this process only. Thread-safe.
 */
@ApplicationScoped
public class Sticky {
    private static final int MOST = 10_000;

    private final Clock clock;
    private final long moment;
    private final Map<String, Told> told = new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
            return size() > MOST;
        }
    };

    private record Told(JobState state, long until) {}

    @Inject
    Sticky(@ConfigProperty(name = "baton.sparky.sticky-millis", defaultValue = "150") long millis) {
        this(Clock.systemUTC(), millis);
    }

    Sticky(Clock clock, long millis) {
        this.clock = clock;
        this.moment = millis;
    }

    /** What the client was told a moment ago, or else what is so now. */
    JobState answer(String client, Supplier<JobState> now) {
        long time = clock.millis();
        synchronized (told) {
            Told before = told.get(client);
            if (before != null && time < before.until() && before.until() - time <= moment) {
                return before.state();
            }
        }
        JobState state = now.get();
        if (!state.ended()) {
            synchronized (told) {
                told.remove(client);
                told.put(client, new Told(state, time + moment));
            }
        }
        return state;
    }
}
