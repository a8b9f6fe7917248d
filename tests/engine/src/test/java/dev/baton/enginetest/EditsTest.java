package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.NewJob;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jobs that are changed, added and removed one by one, and where they stand in line then. */
final class EditsTest {
    private static final String CHAIN = """
            name: chain
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
              - {name: c, command: x, depends_on: [b]}
            """;

    private final World world = new World();

    private List<String> given(long workflow) {
        return world.engine().claims().next(workflow, 100).stream()
                .map(job -> job.spec().name())
                .toList();
    }

    private List<String> runOrder(long workflow) {
        return new Worker(world, workflow).runAll();
    }

    private void priority(long workflow, String name, int priority) {
        Job job = world.job(workflow, name);
        world.engine().jobs().update(job.id(), Specs.with(job.spec(), priority, "y"));
    }

    private static final String LINE = """
            name: line
            jobs:
              - {name: a, command: x}
              - {name: b, command: x}
              - {name: c, command: x, depends_on: [a]}
              - {name: d, command: x, depends_on: [a]}
            """;

    @Test
    void a_changed_priority_changes_the_place_in_line_of_ready_and_of_blocked_jobs() {
        long workflow = world.armed(LINE);
        assertEquals(List.of("a", "b", "c", "d"), runOrder(workflow));
        long other = world.armed(LINE);
        priority(other, "b", 1);
        priority(other, "d", 2);
        assertEquals("y", world.job(other, "b").spec().command());
        assertEquals(JobStatus.READY, world.status(other, "b"));
        assertEquals(JobStatus.BLOCKED, world.status(other, "d"));
        assertEquals(List.of("b", "a", "d", "c"), runOrder(other));
        assertTrue(world.complete(other));
    }

    @Test
    void a_job_can_be_changed_before_the_workflow_is_initialised() {
        long workflow =
                world.engine().workflows().create(World.spec(LINE), "u", false).id();
        priority(workflow, "b", 1);
        assertEquals(JobStatus.UNINITIALIZED, world.status(workflow, "b"));
        assertEquals(List.of(), given(workflow));
        world.engine().workflows().initialize(workflow, false, false);
        assertEquals(List.of("b", "a", "c", "d"), runOrder(workflow));
    }

    @Test
    void a_job_can_be_given_a_command_of_any_length_and_a_short_one_again() {
        long workflow = world.armed(LINE);
        for (String command : List.of("y".repeat(10_000), "z".repeat(500), "x")) {
            Job b = world.job(workflow, "b");
            world.engine().jobs().update(b.id(), Specs.with(b.spec(), 0, command));
            assertEquals(command, world.job(workflow, "b").spec().command());
        }
    }

    @Test
    void a_running_job_that_is_changed_goes_on_running_and_is_not_given_again() {
        long workflow = world.armed(LINE);
        new TorcClient(world, workflow).claim();
        priority(workflow, "a", 5);
        assertEquals(JobStatus.PENDING, world.status(workflow, "a"));
        world.items.reset();
        assertEquals(List.of(), given(workflow));
        assertEquals(0, world.items.refusals(), "it is not listed either");
    }

    @Test
    void a_job_that_is_claimed_while_it_is_changed_is_not_given_again() {
        long workflow = world.armed(LINE);
        Job a = world.job(workflow, "a");
        world.meanwhile("j/", () -> world.other().claims().next(workflow, 1));
        Job changed = world.engine().jobs().update(a.id(), Specs.with(a.spec(), 3, "y"));
        assertEquals(JobStatus.PENDING, changed.status());
        assertEquals("y", world.job(workflow, "a").spec().command());
        assertEquals(List.of("b"), given(workflow));
    }

    @Test
    void a_job_that_is_deleted_while_it_is_changed_is_not_found() {
        long workflow = world.armed(LINE);
        Job b = world.job(workflow, "b");
        world.meanwhile("j/", () -> world.other().jobs().delete(b.id()));
        assertThrows(NotFoundException.class, () -> world.engine().jobs().update(b.id(), Specs.with(b.spec(), 3, "y")));
    }

    @Test
    void a_job_that_waits_for_its_next_attempt_goes_on_waiting_when_it_is_changed() {
        long workflow = world.armed("""
                name: handled
                failure_handlers: [{name: again, rules: [{exit_codes: [7], max_retries: 3, backoff_seconds: 60}]}]
                jobs: [{name: a, command: x, failure_handler: again}]
                """);
        Worker worker = new Worker(world, workflow);
        worker.finish(worker.claim(1).getFirst(), 7);
        priority(workflow, "a", 5);
        assertEquals(List.of(), given(workflow));
        world.pass(Duration.ofMinutes(2));
        assertEquals(List.of("a"), given(workflow));
    }

    @Test
    void a_job_of_a_kind_that_was_not_there_is_given_when_it_is_made_ready_by_hand() {
        long workflow = world.armed("resource_requirements:\n"
                + "  - {name: gpu, num_cpus: 1, num_gpus: 1, memory: 1g, runtime: PT1M}\n" + CHAIN);
        long gpu = world.engine().requirements().list(workflow).getLast().id();
        world.engine().jobs().create(workflow, Specs.with(Specs.job("more"), gpu));
        new TorcClient(world, workflow).move("more", JobStatus.READY);
        assertEquals(List.of("more", "a"), given(workflow));
    }

    @Test
    void a_job_without_gpus_is_given_though_all_others_have_some() {
        long workflow = world.armed("""
                name: gpus
                resource_requirements: [{name: gpu, num_cpus: 1, num_gpus: 1, memory: 1g, runtime: PT1M}]
                jobs: [{name: a, command: x, resource_requirements: gpu}]
                """);
        world.engine().jobs().create(workflow, Specs.job("more"));
        new TorcClient(world, workflow).move("more", JobStatus.READY);
        assertEquals(List.of("a", "more"), given(workflow));
    }

    @Test
    void a_job_that_is_gone_holds_nobody() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow);
        assertEquals("b", world.engine().jobs().delete(client.id("b")).spec().name());
        assertEquals(JobStatus.READY, world.status(workflow, "c"));
        assertEquals(List.of("a", "c"), runOrder(workflow));
        assertTrue(world.complete(workflow));
    }

    @Test
    void jobs_that_are_removed_before_the_workflow_is_initialised_do_not_initialise_it() {
        long workflow =
                world.engine().workflows().create(World.spec(LINE), "u", false).id();
        world.engine().jobs().delete(world.job(workflow, "c").id());
        world.items.reset();
        world.pass(Duration.ofHours(1));
        assertEquals(0, world.items.writes(), "nothing to audit");
        NewJob more = Specs.job("more", world.job(workflow, "b").id());
        world.engine().jobs().create(workflow, more);
        assertTrue(world.engine().workflows().uninitialized(workflow));
        assertFalse(world.complete(workflow));
        world.engine().workflows().initialize(workflow, false, false);
        assertEquals(List.of("a", "b", "d", "more"), runOrder(workflow));
    }

    @Test
    void jobs_that_are_all_removed_before_the_workflow_is_initialised_leave_nothing_to_say() {
        long workflow =
                world.engine().workflows().create(World.spec(LINE), "u", false).id();
        world.items.reset();
        assertEquals(4, world.engine().jobs().deleteAll(workflow));
        assertEquals(0, world.items.refusals());
        assertEquals(List.of(), world.engine().jobs().list(workflow));
    }

    @Test
    void a_workflow_whose_jobs_are_all_removed_is_complete() {
        long workflow = world.armed(LINE);
        assertEquals(4, world.engine().jobs().deleteAll(workflow));
        assertEquals(List.of(), world.engine().jobs().list(workflow));
        assertTrue(world.complete(workflow));
        assertEquals(List.of(), given(workflow));
        assertEquals(0, world.engine().jobs().deleteAll(workflow));
        world.engine().jobs().create(workflow, Specs.job("new"));
        assertFalse(world.complete(workflow));
        world.engine().workflows().initialize(workflow, false, false);
        assertEquals(List.of("new"), runOrder(workflow));
        assertTrue(world.complete(workflow));
    }
}
