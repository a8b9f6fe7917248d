package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.worker.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The protocol of Baton's own workers. */
final class WorkersTest {
    private static final String TWO = """
            name: two
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
            """;

    private final World world = new World();

    private static Assignment only(List<Assignment> claimed) {
        assertEquals(1, claimed.size());
        return claimed.getFirst();
    }

    @Test
    void a_claimed_job_runs_and_nobody_else_gets_it() {
        long workflow = world.armed(TWO);
        Worker one = new Worker(world, workflow);
        Worker other = new Worker(world, workflow);
        Assignment a = only(one.claim(5));
        assertEquals("a", a.job().spec().name());
        assertEquals(1, a.runId());
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        assertTrue(other.claim(5).isEmpty());
    }

    @Test
    void a_second_finish_gets_the_same_answer_and_changes_nothing() {
        long workflow = world.armed(TWO);
        Worker worker = new Worker(world, workflow);
        Assignment a = only(worker.claim(5));
        Ending first = worker.finish(a, 0);
        world.items.reset();
        assertEquals(first, worker.finish(a, 0));
        assertEquals(world.items.refusals(), world.items.writes());
        assertEquals(JobStatus.READY, world.status(workflow, "b"));
    }

    @Test
    void a_node_speaks_for_no_other_workflow_though_their_numbers_are_alike() {
        long workflow = world.armed(TWO);
        long other = world.armed(TWO);
        Worker worker = new Worker(world, workflow);
        Worker stranger = new Worker(world, other);
        Assignment a = only(worker.claim(5));
        assertInstanceOf(Ending.NotYours.class, stranger.finish(a, 0));
        assertEquals(1, stranger.beat(a).lost().size());
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        assertInstanceOf(Ending.Final.class, worker.finish(a, 0));
        assertInstanceOf(Ending.NotYours.class, stranger.finish(a, 0));
    }

    @Test
    void a_lost_answer_to_a_claim_can_be_had_again_by_its_token() {
        long workflow = world.armed(TWO);
        Worker worker = new Worker(world, workflow);
        worker.claim(new ClaimRequest(1, Worker.ROOMY, false, "t1", false));
        Assignment again = only(worker.claim(new ClaimRequest(1, Worker.ROOMY, false, "t1", true)));
        assertEquals("a", again.job().spec().name());
        assertEquals(1, again.job().attempt());
    }

    @Test
    void jobs_are_packed_into_what_is_offered() {
        long workflow = world.armed("""
                name: sizes
                resource_requirements:
                  - {name: big, num_cpus: 4, memory: 8g}
                  - {name: small, num_cpus: 1, memory: 1g}
                jobs:
                  - {name: b1, command: x, resource_requirements: big}
                  - {name: b2, command: x, resource_requirements: big}
                  - {name: s1, command: x, resource_requirements: small}
                """);
        Worker worker = new Worker(world, workflow);
        NodeOffer six = new NodeOffer(6, 16L << 30, 0, 1, Long.MAX_VALUE, null);
        Set<String> names = Set.copyOf(worker.claim(new ClaimRequest(10, six, false, null, false)).stream()
                .map(job -> job.job().spec().name())
                .toList());
        assertEquals(Set.of("b1", "s1"), names);
        NodeOffer one = new NodeOffer(1, 1L << 30, 0, 1, Long.MAX_VALUE, null);
        assertTrue(worker.claim(new ClaimRequest(10, one, false, null, false)).isEmpty());
        assertEquals(
                "b2",
                only(worker.claim(new ClaimRequest(10, one, true, null, false)))
                        .job()
                        .spec()
                        .name());
    }

    @Test
    void a_node_that_falls_silent_loses_its_jobs_to_others() {
        long workflow = world.armed(TWO);
        Worker silent = new Worker(world, workflow);
        Assignment a = only(silent.claim(1));
        world.pass(Duration.ofMinutes(3));
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
        assertFalse(world.engine().computeNodes().get(silent.node).active());
        Worker other = new Worker(world, workflow);
        Assignment second = only(other.claim(1));
        assertEquals(2, second.job().attempt());
        assertInstanceOf(Ending.NotYours.class, silent.finish(a, 0));
        other.finish(second, 0);
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "a"));
    }

    @Test
    void a_job_that_is_lost_too_often_fails() {
        long workflow = world.armed(TWO);
        for (int node = 0; node < 4; node++) {
            new Worker(world, workflow).claim(1);
            world.pass(Duration.ofMinutes(3));
        }
        assertEquals(JobStatus.FAILED, world.status(workflow, "a"));
        Result result = world.engine().results().newest(workflow).getFirst();
        assertEquals(-128, result.returnCode());
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_heartbeat_keeps_jobs_and_tells_which_are_gone() {
        long workflow = world.armed(TWO);
        Worker worker = new Worker(world, workflow);
        Assignment a = only(worker.claim(1));
        for (int minute = 0; minute < 10; minute++) {
            world.clock.advance(Duration.ofSeconds(50));
            assertEquals(Set.of(), worker.beat(a).lost());
            world.engine().tick();
        }
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        world.engine().workflows().cancel(workflow);
        assertTrue(worker.beat(a).canceled());
        assertEquals(1, worker.beat(a).lost().size());
    }

    @Test
    void a_job_that_its_living_node_does_not_name_returns_to_ready() {
        long workflow = world.armed(TWO);
        Worker worker = new Worker(world, workflow);
        worker.claim(1);
        for (int minute = 0; minute < 6; minute++) {
            world.clock.advance(Duration.ofSeconds(50));
            worker.beat();
            world.engine().tick();
        }
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
        assertEquals(2, world.job(workflow, "a").attempt());
    }

    @Test
    void a_worker_that_leaves_gives_its_jobs_back_at_once() {
        long workflow = world.armed(TWO);
        Worker worker = new Worker(world, workflow);
        worker.claim(1);
        world.engine().workers().leave(worker.node);
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
        world.engine().workers().leave(worker.node);
        assertEquals(2, world.job(workflow, "a").attempt());
    }

    @Test
    void dead_processes_of_this_machine_are_given_up_at_once() {
        long workflow = world.armed(TWO);
        new Worker(world, workflow, "here", 77).claim(1);
        world.engine().workers().giveUpDead(workflow, "elsewhere", pid -> false);
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        world.engine().workers().giveUpDead(workflow, "here", pid -> pid == 77);
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        world.engine().workers().giveUpDead(workflow, "here", pid -> false);
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
    }

    private static final String HANDLED = """
            name: handled
            failure_handlers:
              - name: again
                rules: [{exit_codes: [7], max_retries: 3, recovery_script: "echo fix", backoff_seconds: 60}]
            jobs:
              - {name: a, command: x, failure_handler: again}
            """;

    @Test
    void a_failure_handler_lets_a_job_run_again_after_a_while() {
        long workflow = world.armed(HANDLED);
        Worker worker = new Worker(world, workflow);
        Assignment first = only(worker.claim(1));
        Ending ending = worker.finish(first, 7);
        assertEquals(new Ending.Again("echo fix", 2), ending);
        assertEquals(ending, worker.finish(first, 7));
        assertTrue(worker.claim(1).isEmpty());
        assertTrue(world.engine().workers().expects(workflow));
        world.pass(Duration.ofMinutes(2));
        assertFalse(world.engine().workers().expects(workflow));
        assertEquals(2, only(worker.claim(1)).job().attempt());
        assertTrue(world.engine().results().newest(workflow).isEmpty());
        assertTrue(world.engine().events().list(workflow).stream()
                .anyMatch(event -> event.data().toString().contains("job_retried")));
    }

    @Test
    void the_last_retry_is_final_and_other_codes_have_none() {
        long workflow = world.armed(HANDLED);
        Worker worker = new Worker(world, workflow);
        worker.finish(only(worker.claim(1)), 7);
        world.pass(Duration.ofMinutes(10));
        worker.finish(only(worker.claim(1)), 7);
        world.pass(Duration.ofMinutes(10));
        assertEquals(new Ending.Final(JobStatus.FAILED), worker.finish(only(worker.claim(1)), 7));

        long other = world.armed(HANDLED);
        Worker second = new Worker(world, other);
        assertEquals(new Ending.Final(JobStatus.FAILED), second.finish(only(second.claim(1)), 8));
    }

    @Test
    void a_failure_that_no_rule_covers_waits_for_a_person_where_the_workflow_says_so() {
        long workflow = world.armed("use_pending_failed: true\n" + TWO);
        Worker worker = new Worker(world, workflow);
        assertEquals(new Ending.Final(JobStatus.PENDING_FAILED), worker.finish(only(worker.claim(1)), 1));
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "b"));
        assertFalse(world.complete(workflow));
    }

    @Test
    void the_times_of_written_files_are_kept() {
        long workflow = world.armed("""
                name: files
                files: [{name: f, path: out.txt}]
                jobs: [{name: a, command: x, output_files: [f]}]
                """);
        Worker worker = new Worker(world, workflow);
        Assignment a = only(worker.claim(1));
        long file = a.outputs().getFirst().id();
        worker.finish(a, JobStatus.COMPLETED, 0, Map.of(file, 12.5));
        assertEquals(12.5, world.engine().files().get(file).mtime());
    }
}
