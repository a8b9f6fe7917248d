package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.job.JobStatus;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressBoardTest {
    private static final Duration EVERY = Duration.ofMillis(200);

    private final SettableClock clock = new SettableClock();
    private final RecordingView view = new RecordingView();
    private Progress counted = progress(Map.of(JobStatus.READY, 1L, JobStatus.BLOCKED, 9L));
    private final ProgressBoard board = new ProgressBoard(source(), view, clock, EVERY, counted);

    /** Says what was counted last, as a source does that counts seldom. */
    private JobSource source() {
        return (JobSource) Proxy.newProxyInstance(
                JobSource.class.getClassLoader(),
                new Class<?>[] {JobSource.class},
                (self, method, arguments) -> counted);
    }

    private static Progress progress(Map<JobStatus, Long> counts) {
        return new Progress(counts, false, false, false);
    }

    private Map<JobStatus, Long> shown() {
        clock.pass(EVERY);
        board.show();
        return view.progress.counts();
    }

    @Test
    void what_happened_here_is_shown_although_the_source_has_not_counted_since() {
        board.started();
        assertEquals(Map.of(JobStatus.RUNNING, 1L, JobStatus.BLOCKED, 9L), shown());
        board.ended(JobStatus.COMPLETED);
        board.started();
        board.started();
        assertEquals(Map.of(JobStatus.COMPLETED, 1L, JobStatus.RUNNING, 2L, JobStatus.BLOCKED, 7L), shown());
        board.ended(JobStatus.FAILED);
        board.ended(JobStatus.READY);
        assertEquals(Map.of(JobStatus.COMPLETED, 1L, JobStatus.FAILED, 1L, JobStatus.BLOCKED, 8L), shown());
    }

    @Test
    void the_progress_at_the_end_holds_what_happened_here_too() {
        board.started();
        board.ended(JobStatus.COMPLETED);
        assertEquals(
                Map.of(JobStatus.COMPLETED, 1L, JobStatus.BLOCKED, 9L),
                board.latest().counts());
    }

    @Test
    void what_is_counted_anew_is_not_counted_twice() {
        board.started();
        board.ended(JobStatus.COMPLETED);
        board.started();
        counted = progress(
                Map.of(JobStatus.COMPLETED, 1L, JobStatus.RUNNING, 1L, JobStatus.READY, 3L, JobStatus.BLOCKED, 5L));
        assertEquals(counted.counts(), shown());
        board.ended(JobStatus.COMPLETED);
        board.started();
        assertEquals(
                Map.of(JobStatus.COMPLETED, 2L, JobStatus.RUNNING, 1L, JobStatus.READY, 2L, JobStatus.BLOCKED, 5L),
                shown());
    }

    @Test
    void a_job_that_was_claimed_when_it_was_counted_runs_no_less() {
        counted = progress(Map.of(JobStatus.PENDING, 2L, JobStatus.BLOCKED, 8L));
        shown();
        board.ended(JobStatus.COMPLETED);
        assertEquals(Map.of(JobStatus.COMPLETED, 1L, JobStatus.PENDING, 1L, JobStatus.BLOCKED, 8L), shown());
    }
}
