package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a node is given up, and what becomes of its jobs then. */
final class LeasesTest {
    private static final String THREE = """
            name: three
            jobs: [{name: a, command: x}, {name: b, command: x}, {name: c, command: x}]
            """;

    private final World world = new World();

    private void seconds(int seconds) {
        world.clock.advance(Duration.ofSeconds(seconds));
        world.engine().tick();
    }

    private ComputeNode node(Worker worker) {
        return world.engine().computeNodes().get(worker.node);
    }

    @Test
    void a_node_has_a_minute_from_its_joining_and_from_each_heartbeat() {
        long workflow = world.armed(THREE);
        Worker worker = new Worker(world, workflow);
        Assignment a = worker.claim(1).getFirst();
        seconds(59);
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        worker.beat(a);
        seconds(59);
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        assertTrue(node(worker).active());
        seconds(1);
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
    }

    @Test
    void a_node_that_is_given_up_takes_neither_its_ended_jobs_along_nor_those_of_others() {
        long workflow = world.armed(THREE);
        Worker worker = new Worker(world, workflow);
        Worker other = new Worker(world, workflow);
        List<Assignment> two = worker.claim(2);
        other.claim(1);
        worker.finish(two.getFirst(), 0);
        world.engine().workers().leave(worker.node);
        assertEquals(
                Map.of("a", JobStatus.COMPLETED, "b", JobStatus.READY, "c", JobStatus.RUNNING),
                world.statuses(workflow));
    }

    @Test
    void a_node_says_how_long_it_was_there() {
        long workflow = world.armed(THREE);
        Worker worker = new Worker(world, workflow);
        assertNull(node(worker).durationSeconds());
        world.clock.advance(Duration.ofMillis(30_500));
        world.engine().workers().leave(worker.node);
        assertEquals(30.5, node(worker).durationSeconds());
        assertEquals(false, node(worker).active());
    }

    @Test
    void what_a_node_said_itself_of_its_time_stays() {
        long workflow = world.armed(THREE);
        Worker worker = new Worker(world, workflow);
        world.engine().computeNodes().update(worker.node, n -> with(n, n.startTime(), 7.0));
        seconds(61);
        assertEquals(7.0, node(worker).durationSeconds());
    }

    @Test
    void a_start_time_in_another_form_leaves_the_time_unknown() {
        long workflow = world.armed(THREE);
        Worker worker = new Worker(world, workflow);
        world.engine().computeNodes().update(worker.node, n -> with(n, "yesterday", null));
        seconds(61);
        assertEquals(false, node(worker).active());
        assertNull(node(worker).durationSeconds());
    }

    private static ComputeNode with(ComputeNode n, String start, Double seconds) {
        return new ComputeNode(
                n.id(),
                n.workflowId(),
                n.hostname(),
                n.pid(),
                start,
                seconds,
                n.active(),
                n.numCpus(),
                n.memoryGb(),
                n.numGpus(),
                n.numNodes(),
                n.timeLimit(),
                n.schedulerConfigId(),
                n.type(),
                n.scheduler());
    }

    @Test
    void a_node_that_is_heard_of_again_is_active_and_under_a_lease_again() {
        long workflow = world.armed(THREE);
        Worker worker = new Worker(world, workflow);
        Assignment lost = worker.claim(1).getFirst();
        world.pass(Duration.ofMinutes(3));
        assertEquals(1, worker.beat(lost).lost().size());
        assertTrue(node(worker).active());
        assertNull(node(worker).durationSeconds());
        worker.claim(1);
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        world.pass(Duration.ofMinutes(3));
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
        assertEquals(false, node(worker).active());
    }

    @Test
    void a_heartbeat_does_not_revive_a_node_that_is_being_given_up() {
        long workflow = world.armed(THREE);
        Worker worker = new Worker(world, workflow);
        world.interpose(store -> new DyingItemStore(store, 2, true));
        assertThrows(DyingItemStore.Died.class, () -> world.engine().workers().leave(worker.node));
        world.restart();
        assertEquals(false, node(worker).active());
        worker.beat();
        assertEquals(false, node(worker).active());
        seconds(61);
        worker.beat();
        assertTrue(node(worker).active(), "it has a new lease");
    }

    @Test
    void a_heartbeat_just_before_the_end_of_the_lease_keeps_the_node() {
        long workflow = world.armed(THREE);
        Worker worker = new Worker(world, workflow);
        Assignment a = worker.claim(1).getFirst();
        world.meanwhile("N/", () -> world.other().workers().heartbeat(worker.node, List.of(attempt(a))));
        seconds(60);
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        assertTrue(node(worker).active());
    }

    private static Attempt attempt(Assignment job) {
        return new Attempt(job.job().id(), job.job().attempt());
    }

    @Test
    void a_node_that_is_removed_while_its_heartbeat_comes_harms_nothing() {
        long workflow = world.armed(THREE);
        Worker worker = new Worker(world, workflow);
        worker.claim(1);
        world.meanwhile("N/", () -> world.other().computeNodes().delete(worker.node));
        worker.beat();
        world.pass(Duration.ofMinutes(3));
        assertEquals(List.of(), world.engine().computeNodes().list(workflow));
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
    }

    @Test
    void a_heartbeat_that_was_under_way_when_the_job_was_claimed_does_not_give_it_up() {
        for (int before : new int[] {10, 30}) {
            World world = new World();
            long workflow = world.armed(THREE);
            Worker worker = new Worker(world, workflow);
            worker.claim(1);
            world.clock.advance(Duration.ofSeconds(before));
            worker.beat();
            world.clock.advance(Duration.ofSeconds(60 - before));
            world.engine().tick();
            assertEquals(JobStatus.RUNNING, world.status(workflow, "a"), before + " s after the claim");
        }
    }

    @Test
    void a_job_that_a_later_heartbeat_does_not_name_is_given_up_at_the_next_audit() {
        long workflow = world.armed(THREE);
        Worker worker = new Worker(world, workflow);
        List<Assignment> two = worker.claim(2);
        world.clock.advance(Duration.ofSeconds(31));
        worker.beat(two.getLast());
        world.clock.advance(Duration.ofSeconds(29));
        world.engine().tick();
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
        assertEquals(JobStatus.RUNNING, world.status(workflow, "b"));
    }

    @Test
    void a_job_without_a_node_and_one_of_a_node_that_never_speaks_are_left_alone() {
        long workflow = world.armed(THREE);
        TorcClient client = new TorcClient(world, workflow);
        client.move("a", JobStatus.RUNNING);
        client.claim().start("b");
        world.pass(Duration.ofHours(10));
        assertEquals(
                Map.of("a", JobStatus.RUNNING, "b", JobStatus.RUNNING, "c", JobStatus.READY), world.statuses(workflow));
    }

    private long silent(long workflow, String limit) {
        Worker model = new Worker(world, world.armed(THREE));
        ComputeNode n = node(model);
        ComputeNode draft =
                new ComputeNode(0, workflow, "h", 1, n.startTime(), null, true, 1, 1, 0, 1, limit, null, "slurm", null);
        return world.engine().computeNodes().create(draft).id();
    }

    @Test
    void a_job_that_starts_on_a_node_which_said_that_it_goes_is_given_to_another() {
        long workflow = world.armed(THREE);
        long id = silent(workflow, null);
        TorcClient client = new TorcClient(world, workflow, id).claim();
        client.start("a");
        world.pass(Duration.ofMinutes(10));
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        ComputeNode node = world.engine().computeNodes().get(id);
        world.engine()
                .computeNodes()
                .update(
                        id,
                        n -> new ComputeNode(
                                id,
                                workflow,
                                "h",
                                1,
                                n.startTime(),
                                null,
                                false,
                                1,
                                1,
                                0,
                                1,
                                null,
                                null,
                                "slurm",
                                null));
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
        client.claim().start("a");
        world.pass(Duration.ofHours(1));
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
        assertEquals(3, world.job(workflow, "a").attempt());
    }

    @Test
    void a_silent_node_is_given_up_by_its_own_time_limit_and_the_workflows_buffer() {
        long workflow = world.armed("compute_node_expiration_buffer_seconds: 120\n" + THREE);
        long id = silent(workflow, "PT10M");
        new TorcClient(world, workflow, id).claim().start("a");
        world.clock.advance(Duration.ofSeconds(719));
        world.engine().tick();
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        seconds(1);
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
    }

    @Test
    void the_last_loss_is_a_failure_with_torcs_code_at_the_present_time() {
        long workflow = world.armed(THREE);
        for (int loss = 1; loss <= 4; loss++) {
            Worker worker = new Worker(world, workflow);
            worker.claim(1);
            assertEquals(loss, world.job(workflow, "a").attempt());
            world.clock.advance(Duration.ofMillis(10_250));
            world.engine().workers().leave(worker.node);
        }
        Result result = world.engine().results().newest(workflow).getFirst();
        assertEquals(-128, result.returnCode());
        assertEquals(4, result.attempt());
        assertEquals(1, result.runId());
        assertEquals("2026-01-01T00:00:41Z", result.completionTime());
        assertEquals(JobStatus.FAILED, world.status(workflow, "a"));
    }

    @Test
    void a_claim_that_was_never_started_is_no_loss() {
        long workflow = world.armed(THREE);
        for (int claim = 1; claim <= 5; claim++) {
            world.engine().claims().next(workflow, 1);
            world.pass(Duration.ofMinutes(12));
            assertEquals(JobStatus.READY, world.status(workflow, "a"));
        }
        assertEquals(6, world.job(workflow, "a").attempt());
        Worker worker = new Worker(world, workflow);
        worker.claim(1);
        world.engine().workers().leave(worker.node);
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
    }

    @Test
    void a_restart_gives_a_lost_job_all_its_chances_again() {
        long workflow = world.armed(THREE);
        for (int loss = 0; loss < 4; loss++) {
            Worker worker = new Worker(world, workflow);
            worker.claim(1);
            world.engine().workers().leave(worker.node);
        }
        assertEquals(JobStatus.FAILED, world.status(workflow, "a"));
        world.engine().workflows().resetJobs(workflow, true);
        world.engine().workflows().initialize(workflow, true, false);
        for (int loss = 0; loss < 3; loss++) {
            Worker worker = new Worker(world, workflow);
            worker.claim(1);
            world.engine().workers().leave(worker.node);
            assertEquals(JobStatus.READY, world.status(workflow, "a"));
        }
    }

    @Test
    void dead_processes_are_found_among_nodes_of_any_number() {
        long workflow = world.armed(THREE);
        Worker last = null;
        for (int i = 0; i < 600; i++) {
            last = new Worker(world, workflow, "here", i);
        }
        last.claim(1);
        world.engine().workers().giveUpDead(workflow, "here", pid -> pid != 599);
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
        assertEquals(false, node(last).active());
    }
}
