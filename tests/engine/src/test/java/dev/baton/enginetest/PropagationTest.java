package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.RefusedException;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.worker.Assignment;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How an end reaches what waits for it: over pages, latches and other ends. */
final class PropagationTest {
    private static final String CHAIN = """
            name: chain
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
              - {name: c, command: x, depends_on: [b]}
              - {name: d, command: x, depends_on: [c]}
            """;

    private static final String SHARED = """
            name: shared
            user_data: [{name: d}]
            jobs:
              - {name: p1, command: x, output_user_data: [d]}
              - {name: p2, command: x, output_user_data: [d]}
              - {name: p3, command: x, output_user_data: [d]}
              - {name: r, command: x, input_user_data: [d]}
              - {name: anyway, command: x, input_user_data: [d], cancel_on_blocking_job_failure: false}
              - {name: after, command: x, depends_on: [r]}
              - {name: later, command: x, depends_on: [anyway]}
            """;

    private final World world = new World();

    private static String jobs(String prefix, int count, String more) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "  - {name: " + prefix + i + ", command: x" + more + "}\n")
                .collect(Collectors.joining());
    }

    /** Jobs of two kinds by turns, so that the numbers of neither make a range. */
    private static String alternating(int count, String one, String other) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "  - {name: s" + i + ", command: x" + one + "}\n  - {name: b" + i + ", command: x"
                        + other + "}\n")
                .collect(Collectors.joining());
    }

    private static String names(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).collect(Collectors.joining(","));
    }

    private List<String> ready(long workflow) {
        return world.engine().jobs().list(workflow).stream()
                .filter(job -> job.status() == JobStatus.READY)
                .map(job -> job.spec().name())
                .toList();
    }

    @Test
    void an_end_reaches_hundreds_of_followers_whether_they_wait_for_it_alone_or_not() {
        long workflow = world.armed("name: fan\njobs:\n  - {name: root, command: x}\n  - {name: other, command: x}\n"
                + alternating(400, ", depends_on: [root]", ", depends_on: [root, other]"));
        Worker worker = new Worker(world, workflow);
        List<Assignment> both = worker.claim(2);
        worker.finish(both.getFirst(), 0);
        assertEquals(400, ready(workflow).size());
        worker.finish(both.getLast(), 0);
        assertEquals(800, ready(workflow).size());
        world.engine().workflows().initialize(workflow, false, false);
        assertEquals(800, ready(workflow).size(), "the same from pages of the next epoch");
        assertEquals(800, new HashSet<>(worker.runAll()).size());
        assertTrue(world.complete(workflow));
    }

    @Test
    void an_end_of_an_initialised_workflow_reaches_hundreds_too() {
        long workflow = world.engine()
                .workflows()
                .create(
                        World.spec("name: fan\njobs:\n  - {name: root, command: x}\n"
                                + alternating(300, ", depends_on: [root]", ", depends_on: [s1]")),
                        "u",
                        false)
                .id();
        world.engine().workflows().initialize(workflow, false, false);
        assertEquals(List.of("root"), ready(workflow));
        Worker worker = new Worker(world, workflow);
        worker.finish(worker.claim(1).getFirst(), 0);
        assertEquals(300, ready(workflow).size());
    }

    @Test
    void a_wide_fan_in_waits_for_the_last_and_hears_of_any_failure() {
        for (int failing : new int[] {0, 1, 77, 200}) {
            long workflow = world.armed("name: in\njobs:\n" + jobs("j", 200, "")
                    + "  - {name: end, command: x, depends_on: [" + names("j", 200) + "]}\n"
                    + "  - {name: anyway, command: x, cancel_on_blocking_job_failure: false, depends_on: ["
                    + names("j", 200) + "]}\n");
            Worker worker = new Worker(world, workflow);
            List<Assignment> all = worker.claim(200);
            for (Assignment job : all) {
                assertEquals(JobStatus.BLOCKED, world.status(workflow, "end"));
                worker.finish(job, job.job().spec().name().equals("j" + failing) ? 1 : 0);
            }
            assertEquals(failing == 0 ? JobStatus.READY : JobStatus.CANCELED, world.status(workflow, "end"));
            assertEquals(JobStatus.READY, world.status(workflow, "anyway"));
            worker.runAll();
            assertTrue(world.complete(workflow));
        }
    }

    @Test
    void readers_of_shared_data_hear_of_a_failed_writer_each_by_its_own_flag() {
        for (String failing : List.of("p1", "p2", "p3")) {
            long workflow = world.armed(SHARED);
            new Worker(world, workflow).runAll(job -> job.job().spec().name().equals(failing) ? 1 : 0);
            Map<String, JobStatus> statuses = world.statuses(workflow);
            assertEquals(JobStatus.CANCELED, statuses.get("r"), failing);
            assertEquals(JobStatus.CANCELED, statuses.get("after"), failing);
            assertEquals(JobStatus.COMPLETED, statuses.get("anyway"), failing);
            assertEquals(JobStatus.COMPLETED, statuses.get("later"), failing);
            assertTrue(world.complete(workflow), failing);
        }
    }

    /** The process dies after that many writes of the end of this job; another process repeats the end. */
    private long diesThenRepeats(String spec, String last, int code, int writes) {
        long workflow = world.armed(spec);
        Worker worker = new Worker(world, workflow);
        List<Assignment> all = worker.claim(9);
        for (Assignment job : all) {
            if (!job.job().spec().name().equals(last)) {
                worker.finish(job, 0);
            }
        }
        Assignment ending = all.stream()
                .filter(job -> job.job().spec().name().equals(last))
                .findFirst()
                .orElseThrow();
        world.interpose(store -> new DyingItemStore(store, writes, true));
        assertThrows(DyingItemStore.Died.class, () -> worker.finish(ending, code));
        world.restart();
        worker.finish(ending, code);
        return workflow;
    }

    @Test
    void a_repeated_end_goes_on_where_a_cascade_stopped() {
        for (int writes = 1; writes <= 6; writes++) {
            Map<String, JobStatus> statuses = world.statuses(diesThenRepeats(CHAIN, "a", 1, writes));
            assertEquals(
                    Map.of(
                            "a", JobStatus.FAILED,
                            "b", JobStatus.CANCELED,
                            "c", JobStatus.CANCELED,
                            "d", JobStatus.CANCELED),
                    statuses,
                    "died after write " + writes);
        }
    }

    @Test
    void a_repeated_end_goes_on_where_a_latch_was_emptied() {
        for (int writes = 1; writes <= 3; writes++) {
            long workflow = diesThenRepeats(SHARED, "p2", 0, writes);
            assertEquals(List.of("r", "anyway"), ready(workflow), "died after write " + writes);
        }
    }

    @Test
    void a_repeated_end_costs_no_more_than_the_edges_of_its_job() {
        long workflow = world.armed(CHAIN);
        Worker worker = new Worker(world, workflow);
        Assignment a = worker.claim(1).getFirst();
        worker.finish(a, 0);
        worker.runAll();
        world.items.reset();
        worker.finish(a, 0);
        assertTrue(world.items.writes() <= 2, world.items.writes() + " writes");
    }

    @Test
    void each_edge_costs_one_write_and_the_last_of_several_one_more() {
        long workflow = world.armed("name: in\njobs:\n" + jobs("j", 20, "")
                + "  - {name: end, command: x, depends_on: [" + names("j", 20) + "]}\n");
        Worker worker = new Worker(world, workflow);
        List<Assignment> all = worker.claim(20);
        world.items.reset();
        all.forEach(job -> worker.finish(job, 0));
        assertEquals(20 + 20 + 1, world.items.writes());
        assertEquals(0, world.items.refusals());
        assertEquals(JobStatus.READY, world.status(workflow, "end"));
    }

    /** How many reads it takes to list a workflow of so many jobs, the first of which are too long for their items. */
    private long readsOfList(int jobs, int wordy) {
        String lines = IntStream.rangeClosed(1, jobs)
                .mapToObj(i -> "  - {name: j" + i + ", command: " + (i <= wordy ? "y".repeat(500) : "x") + "}\n")
                .collect(Collectors.joining());
        long workflow = world.armed("name: wordy\njobs:\n" + lines);
        world.items.reset();
        assertEquals(jobs, world.engine().jobs().list(workflow).size());
        return world.items.reads();
    }

    @Test
    void long_jobs_are_read_in_bulk_where_they_are_many_and_one_by_one_where_they_are_few() {
        long plain = readsOfList(600, 0);
        assertEquals(plain + 3, readsOfList(600, 3));
        assertTrue(readsOfList(600, 500) <= 2 * plain);
    }

    @Test
    void who_waits_hears_when_something_becomes_ready_or_is_over() {
        long workflow = world.armed(CHAIN);
        Worker worker = new Worker(world, workflow);
        Assignment a = worker.claim(1).getFirst();
        world.news.clear();
        worker.finish(a, 0);
        assertEquals(List.of(workflow), world.news, "b is ready");
        world.news.clear();
        TorcClient client = new TorcClient(world, workflow);
        worker.claim(1);
        client.retry("b", 9);
        assertEquals(List.of(workflow), world.news, "b is ready again");
        world.news.clear();
        worker.claim(1);
        world.engine().workers().leave(worker.node);
        assertEquals(List.of(workflow), world.news, "b was given back");
        world.news.clear();
        client.move("d", JobStatus.READY);
        assertEquals(List.of(workflow), world.news, "d was made ready");
        world.news.clear();
        client.move("d", JobStatus.BLOCKED);
        assertEquals(List.of(), world.news, "nothing for anybody to do");
        world.engine().workflows().initialize(workflow, false, false);
        assertEquals(List.of(workflow), world.news.stream().distinct().toList(), "opened");
    }

    @Test
    void who_waits_hears_of_an_opening_a_due_retry_and_the_end() {
        long workflow =
                world.engine().workflows().create(World.spec("""
                        name: backoff
                        failure_handlers: [{name: again, rules: [{exit_codes: [7], backoff_seconds: 100}]}]
                        jobs: [{name: a, command: x, failure_handler: again}]
                        """), "u", false).id();
        world.news.clear();
        world.engine().workflows().initialize(workflow, false, false);
        assertEquals(List.of(workflow), world.news);
        Worker worker = new Worker(world, workflow);
        worker.finish(worker.claim(1).getFirst(), 7);
        world.news.clear();
        world.clock.advance(Duration.ofMinutes(3));
        worker.beat();
        world.engine().tick();
        assertEquals(List.of(workflow), world.news);
        world.news.clear();
        worker.finish(worker.claim(1).getFirst(), 0);
        assertEquals(List.of(workflow), world.news);
    }

    @Test
    void a_circle_that_comes_later_is_refused_and_changes_nothing() {
        long workflow = world.armed(CHAIN);
        var b = world.job(workflow, "b");
        world.engine()
                .jobs()
                .update(b.id(), Specs.job("b", world.job(workflow, "d").id()));
        String refusal = assertThrows(
                        RefusedException.class, () -> world.engine().workflows().initialize(workflow, false, false))
                .getMessage();
        assertTrue(refusal.contains("circle: "), refusal);
        assertEquals(List.of("a"), ready(workflow));
        assertFalse(world.complete(workflow));
        assertEquals(List.of("a", "b", "c", "d"), new Worker(world, workflow).runAll(), "as it was before");
    }
}
