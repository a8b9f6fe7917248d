package dev.baton.cli.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a process that ticks all the time lets live workers speak first. */
final class SteadyTickTest {
    private static final Duration STEP = Duration.ofSeconds(20);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int ticks;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final SteadyTick steady = new SteadyTick(() -> ticks++, clock);

    private int after(Duration time) {
        now = now.plus(time);
        int before = ticks;
        steady.tick();
        return ticks - before;
    }

    @Test
    void ticks_whenever_it_is_asked_while_time_passes_evenly() {
        for (int step = 0; step < 10; step++) {
            assertEquals(1, after(STEP));
        }
    }

    @Test
    void after_a_night_workers_have_a_lease_to_speak_before_it_ticks() {
        assertEquals(1, after(STEP));
        assertEquals(0, after(Duration.ofHours(9)));
        assertEquals(0, after(STEP));
        assertEquals(0, after(STEP));
        assertEquals(1, after(STEP));
        assertEquals(1, after(STEP));
    }

    @Test
    void after_a_night_without_a_server_workers_have_a_lease_to_speak_and_after_a_restart_nobody_waits(
            @TempDir Path folder) {
        LastTick mark = new LastTick(folder.resolve("ticked"));
        assertEquals(Optional.empty(), mark.read());
        mark.is(now);
        mark.is(now.plus(STEP));
        now = now.plus(Duration.ofHours(9));
        SteadyTick next = new SteadyTick(() -> ticks++, clock, mark.read().orElseThrow());
        for (int step = 0; step < 3; step++) {
            next.tick();
            assertEquals(0, ticks);
            now = now.plus(STEP);
        }
        next.tick();
        assertEquals(1, ticks);
        new SteadyTick(() -> ticks++, clock, now.minus(STEP)).tick();
        assertEquals(2, ticks);
    }

    @Test
    void a_clock_set_back_stops_nothing() {
        assertEquals(0, after(Duration.ofHours(9)));
        assertEquals(1, after(Duration.ofHours(-10)));
        assertEquals(1, after(STEP));
    }
}
