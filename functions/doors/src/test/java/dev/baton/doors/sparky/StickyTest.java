package dev.baton.doors.sparky;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.sparky.JobState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A state that turns final between the three questions of one poll is told at the next poll, so that the job is counted. */
class StickyTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Sticky sticky = new Sticky(
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            },
            150);

    private void pass(int millis) {
        now = now.plusMillis(millis);
    }

    private JobState ask(JobState truth) {
        return sticky.answer("127.0.0.1 p/j", () -> truth);
    }

    @Test
    void one_poll_sees_one_state() {
        assertEquals(JobState.RUNNING, ask(JobState.RUNNING));
        pass(10);
        assertEquals(JobState.RUNNING, ask(JobState.OK));
        pass(10);
        assertEquals(JobState.RUNNING, ask(JobState.OK));
        pass(5000);
        assertEquals(JobState.OK, ask(JobState.OK));
        assertEquals(JobState.OK, ask(JobState.OK));
    }

    @Test
    void whoever_asks_all_the_time_sees_the_end_too() {
        JobState seen = ask(JobState.QUEUED);
        for (int i = 0; i < 20 && seen != JobState.FAIL; i++) {
            pass(10);
            seen = ask(JobState.FAIL);
        }
        assertEquals(JobState.FAIL, seen);
    }

    @Test
    void others_see_what_is_so_now() {
        ask(JobState.RUNNING);
        assertEquals(JobState.OK, sticky.answer("10.0.0.1 p/j", () -> JobState.OK));
    }

    @Test
    void a_clock_that_was_set_back_holds_nothing_up() {
        ask(JobState.RUNNING);
        pass(-100_000);
        assertEquals(JobState.OK, ask(JobState.OK));
    }
}
