package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Reason;
import dev.baton.engine.push.DeadLetter;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of push jobs that cannot be delivered. */
final class DeadLettersTest {
    private static final String CHAIN = """
            name: chain
            jobs:
              - {name: first, command: x}
              - {name: middle, target: "https://example.com/f", depends_on: [first]}
              - {name: last, command: x, depends_on: [middle]}
            """;

    private final Targets targets = new Targets();
    private final World world = new World().sending(targets.push(true));

    private long code(long workflow, String name) {
        return world.engine().results().all(workflow).stream()
                .filter(result -> result.jobId() == world.job(workflow, name).id())
                .reduce((older, newer) -> newer)
                .orElseThrow()
                .returnCode();
    }

    @Test
    void a_target_out_of_reach_is_tried_six_times_and_then_leaves_a_dead_letter() {
        targets.on("middle", Targets.BROKEN);
        long workflow = world.armed(CHAIN);
        new Worker(world, workflow).runAll();
        assertEquals(1, targets.count("middle"));
        assertEquals(JobStatus.PENDING, world.status(workflow, "middle"));
        assertTrue(world.engine().jobs().why(world.job(workflow, "middle").id()) instanceof Reason.Time);
        world.pass(Duration.ofMinutes(30));
        assertEquals(6, targets.count("middle"));
        assertEquals(1, Set.copyOf(targets.names()).size());
        assertEquals(JobStatus.FAILED, world.status(workflow, "middle"));
        assertEquals(JobStatus.CANCELED, world.status(workflow, "last"));
        assertEquals(Push.UNDELIVERED, code(workflow, "middle"));
        DeadLetter letter = world.engine().deadLetters().list(10).getFirst();
        assertEquals("https://example.com/f", letter.target());
        assertEquals("the host is down", letter.reason());
        assertEquals(6, letter.sends());
    }

    @Test
    void a_redriven_job_runs_with_its_next_attempt_and_the_letter_is_gone() {
        targets.on("middle", new Sent.Refused("404"));
        long workflow = world.armed(CHAIN);
        new Worker(world, workflow).runAll();
        DeadLetter letter = world.engine().deadLetters().list(10).getFirst();
        targets.on("middle", Targets.DONE);
        Job again = world.engine().deadLetters().redrive(letter.jobId(), letter.attempt());
        assertEquals(2, again.attempt());
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "middle"));
        assertEquals(JobStatus.READY, world.status(workflow, "last"));
        assertEquals(List.of(), world.engine().deadLetters().list(10));
        assertEquals(
                2,
                world.engine()
                        .deadLetters()
                        .redrive(letter.jobId(), letter.attempt())
                        .attempt());
    }

    @Test
    void a_discarded_letter_leaves_the_job_as_it_is() {
        targets.on("middle", new Sent.Refused("404"));
        long workflow = world.armed(CHAIN);
        new Worker(world, workflow).runAll();
        DeadLetter letter = world.engine().deadLetters().list(10).getFirst();
        world.engine().deadLetters().discard(letter.jobId(), letter.attempt());
        assertEquals(List.of(), world.engine().deadLetters().list(10));
        assertEquals(JobStatus.FAILED, world.status(workflow, "middle"));
        assertThrows(
                NotFoundException.class, () -> world.engine().deadLetters().discard(letter.jobId(), letter.attempt()));
    }

    @Test
    void a_letter_shows_no_query_of_its_address() {
        targets.on("a", new Sent.Refused("404"));
        world.armed("jobs: [{name: a, target: 'https://h.example/p?sig=secret'}]");
        assertEquals(
                "https://h.example/p",
                world.engine().deadLetters().list(1).getFirst().target());
    }
}
