package dev.baton.client.sparky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How jobs are waited for, at a server that answers at once, as Sparky does; time passes only in pauses. */
class WaitingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private StubSparky server;

    @BeforeEach
    void start() throws IOException {
        server = new StubSparky();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JobApi job(String id) {
        return JobApi.of(server.scenario(Map.of()), which -> which.project("p").jobId(id));
    }

    @Test
    void a_server_that_answers_at_once_is_asked_every_five_seconds() {
        server.say(404, "").say(200, "-2").say(200, "0").say(200, "1");
        assertEquals(JobStatus.OK, job("j").await(MINUTE));
        assertEquals(Collections.nCopies(3, Duration.ofSeconds(5)), server.pauses);
        assertEquals(Collections.nCopies(4, "GET /status/p/j?wait=25"), server.lines());
    }

    @Test
    void a_server_that_is_away_for_a_moment_is_waited_for() {
        server.say(StubSparky.BROKEN, "").say(503, "").say(200, "-1");
        assertEquals(JobStatus.FAIL, job("j").await(MINUTE));
    }

    @Test
    void no_wait_is_longer_than_was_asked() {
        server.say(200, "0");
        assertEquals(JobStatus.RUNNING, job("j").await(Duration.ofSeconds(7)));
        assertEquals(List.of(Duration.ofSeconds(5), Duration.ofSeconds(2)), server.pauses);
        assertEquals(List.of("GET /status/p/j?wait=7", "GET /status/p/j?wait=2", "GET /status/p/j"), server.lines());
    }

    @Test
    void jobs_are_counted_once_each() {
        server.say(200, "1").say(200, "-1").say(200, "-11");
        Waited waited = JobApi.await(List.of(job("a"), job("b"), job("c")), MINUTE);
        assertEquals(new Waited(1, 2, 0), waited);
        assertFalse(waited.allOk());
        assertTrue(JobApi.await(List.of(), MINUTE).allOk());
    }

    @Test
    void the_time_is_that_of_all_and_late_ones_are_asked_once() {
        server.say(200, "0").say(200, "0").say(200, "1");
        Scenario one = server.scenario(Map.of());
        List<JobApi> jobs = List.of(
                JobApi.of(one, which -> which.project("p").jobId("a")),
                JobApi.of(one, which -> which.project("p").jobId("b")));
        assertEquals(new Waited(1, 0, 1), JobApi.await(jobs, Duration.ofSeconds(1)));
        assertEquals(List.of("GET /status/p/a?wait=1", "GET /status/p/a", "GET /status/p/b"), server.lines());
    }

    @Test
    void each_status_is_told_once_while_the_caller_does_other_things() {
        server.say(404, "")
                .say(200, "-2")
                .say(200, "-2")
                .say(200, "0")
                .say(503, "")
                .say(200, "1");
        List<JobStatus> told = Collections.synchronizedList(new ArrayList<>());
        assertEquals(JobStatus.OK, job("j").watch(told::add).join());
        assertEquals(List.of(JobStatus.UNKNOWN, JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.OK), told);
        assertEquals("GET /status/p/j", server.lines().getFirst());
        assertEquals("GET /status/p/j?wait=25&since=0", server.lines().getLast());
    }

    @Test
    void what_a_listener_throws_ends_the_watch() {
        server.say(200, "0");
        CompletableFuture<JobStatus> watch = job("j").watch(status -> {
            throw new IllegalStateException("enough");
        });
        assertThrows(RuntimeException.class, watch::join);
    }
}
