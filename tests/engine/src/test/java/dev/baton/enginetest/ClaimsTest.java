package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.workflow.SortMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Claims as Torc's clients make them: jobs become pending, by rank or by what fits (specification of Torc, section 2.6). */
final class ClaimsTest {
    private static final long GIB = 1L << 30;
    private static final NodeOffer HUGE = new NodeOffer(10_000, 1L << 50, 100, 1, Long.MAX_VALUE, null);

    private static final String SIZES = """
            name: sizes
            resource_requirements:
              - {name: long, num_cpus: 2, memory: 2g, runtime: PT5H}
              - {name: fat, num_cpus: 2, memory: 8g, runtime: PT1H}
              - {name: small, num_cpus: 1, memory: 1g, runtime: PT1M}
              - {name: gpu, num_cpus: 1, num_gpus: 1, memory: 1g, runtime: PT1M}
            jobs:
              - {name: small, command: x, resource_requirements: small}
              - {name: fat, command: x, resource_requirements: fat}
              - {name: long, command: x, resource_requirements: long}
              - {name: gpu, command: x, resource_requirements: gpu}
              - {name: first, command: x, resource_requirements: small, priority: 9}
              - {name: last, command: x, resource_requirements: fat, priority: -1}
            """;

    private final World world = new World();

    private static List<String> names(List<Job> jobs) {
        return jobs.stream().map(job -> job.spec().name()).toList();
    }

    private List<String> next(long workflow, int limit) {
        return names(world.engine().claims().next(workflow, limit));
    }

    private List<String> fitting(long workflow, int limit, NodeOffer offer) {
        return names(world.engine().claims().byResources(workflow, limit, offer, Optional.empty(), true));
    }

    private static String jobs(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "  - {name: j" + i + ", command: x, priority: " + i % 7 + "}\n")
                .collect(Collectors.joining("", "name: many\njobs:\n", ""));
    }

    @Test
    void next_gives_jobs_by_priority_then_by_the_workflows_method() {
        long workflow = world.armed(SIZES);
        assertEquals(List.of("first", "gpu", "long", "fat", "small", "last"), next(workflow, 10));
        assertEquals(JobStatus.PENDING, world.status(workflow, "fat"));
        assertEquals(List.of(), next(workflow, 10));
    }

    @Test
    void the_method_of_the_workflow_decides_among_equals() {
        long byMemory = world.armed(SIZES + "jobs_sort_method: gpus_memory_runtime\n");
        assertEquals(List.of("first", "gpu", "fat", "long", "small", "last"), next(byMemory, 10));
        long byNumber = world.armed(SIZES + "jobs_sort_method: none\n");
        assertEquals(List.of("first", "small", "fat", "long", "gpu", "last"), next(byNumber, 10));
    }

    @Test
    void no_more_are_given_than_asked_for() {
        long workflow = world.armed(SIZES);
        assertEquals(List.of(), next(workflow, 0));
        assertEquals(List.of(), fitting(workflow, 0, HUGE));
        assertEquals(List.of("first", "gpu"), next(workflow, 2));
        assertEquals(List.of("long"), fitting(workflow, 1, HUGE));
        assertEquals(List.of("fat", "small", "last"), fitting(workflow, 10, HUGE));
    }

    @Test
    void who_asks_for_nothing_gets_nothing_and_costs_next_to_nothing() {
        long workflow = world.armed(SIZES);
        for (int limit : new int[] {0, -1, Integer.MIN_VALUE}) {
            world.items.reset();
            assertEquals(List.of(), next(workflow, limit));
            assertEquals(List.of(), fitting(workflow, limit, HUGE));
            assertEquals(2, world.items.reads(), "the workflow, twice");
        }
    }

    @Test
    void who_asks_for_a_few_of_many_reads_no_more_than_a_page() {
        long workflow = world.armed(jobs(450));
        world.items.reset();
        assertEquals(5, fitting(workflow, 5, HUGE).size());
        assertTrue(world.items.reads() <= 3, world.items.reads() + " reads");
    }

    @Test
    void who_gets_nothing_writes_nothing() {
        long workflow = world.armed(SIZES);
        world.engine().workflows().resetJobs(workflow, false);
        world.pass(Duration.ofHours(20));
        world.items.reset();
        assertEquals(List.of(), next(workflow, 10));
        assertEquals(0, world.items.writes());
    }

    @Test
    void a_large_workflow_is_given_in_one_order_though_its_index_is_spread() {
        long workflow = world.armed(jobs(600));
        List<String> expected = IntStream.iterate(6, p -> p >= 0, p -> p - 1)
                .boxed()
                .flatMap(p ->
                        IntStream.rangeClosed(1, 600).filter(i -> i % 7 == p).mapToObj(i -> "j" + i))
                .toList();
        List<String> given = new ArrayList<>(next(workflow, 250));
        given.addAll(fitting(workflow, 150, HUGE));
        given.addAll(next(workflow, 1000));
        assertEquals(expected, given);
    }

    @Test
    void a_canceled_workflow_gives_nothing() {
        long workflow = world.armed(SIZES);
        world.engine().workflows().cancel(workflow);
        assertEquals(List.of(), next(workflow, 10));
        assertEquals(List.of(), fitting(workflow, 10, HUGE));
        assertEquals(List.of(), new Worker(world, workflow).claim(10));
    }

    @Test
    void jobs_that_fit_the_offer_together_are_given() {
        long workflow = world.armed(SIZES);
        NodeOffer offer = new NodeOffer(4, 11 * GIB, 0, 1, Long.MAX_VALUE, null);
        assertEquals(List.of("first", "long", "small"), fitting(workflow, 10, offer));
        assertEquals(List.of("fat"), fitting(workflow, 10, offer));
    }

    @Test
    void among_those_that_fit_alone_only_the_first_are_packed() {
        long workflow = world.armed(SIZES);
        assertEquals(List.of("first"), next(workflow, 1));
        NodeOffer offer = new NodeOffer(3, 9 * GIB, 0, 1, Long.MAX_VALUE, null);
        assertEquals(List.of("long"), fitting(workflow, 2, offer), "fat is the second, and small comes too late");
    }

    @Test
    void a_job_that_takes_longer_than_the_offer_lasts_is_not_given() {
        long workflow = world.armed(SIZES);
        NodeOffer anHour = new NodeOffer(100, 100 * GIB, 1, 1, 3600, null);
        assertEquals(List.of("first", "gpu", "fat", "small", "last"), fitting(workflow, 10, anHour));
    }

    @Test
    void another_order_than_the_workflows_can_be_asked_for() {
        long workflow = world.armed(SIZES);
        List<Job> two = world.engine()
                .claims()
                .byResources(workflow, 3, HUGE, Optional.of(SortMethod.GPUS_MEMORY_RUNTIME), true);
        assertEquals(List.of("first", "gpu", "fat"), names(two));
        List<Job> rest = world.engine().claims().byResources(workflow, 9, HUGE, Optional.of(SortMethod.NONE), true);
        assertEquals(List.of("small", "long", "last"), names(rest));
    }

    private static final String SCHEDULERS = """
            name: schedulers
            slurm_schedulers: [{name: s1, account: a}, {name: s2, account: a}]
            jobs:
              - {name: one, command: x, scheduler: s1}
              - {name: two, command: x, scheduler: s2}
              - {name: any, command: x}
            """;

    private NodeOffer of(long workflow, int scheduler) {
        long id = world.engine().slurmSchedulers().list(workflow).get(scheduler).id();
        return new NodeOffer(100, 100 * GIB, 0, 1, Long.MAX_VALUE, id);
    }

    private List<String> loosely(long workflow, NodeOffer offer) {
        return names(world.engine().claims().byResources(workflow, 10, offer, Optional.empty(), false));
    }

    @Test
    void jobs_of_another_scheduler_are_given_only_where_there_are_no_others_and_only_if_that_is_allowed() {
        long workflow = world.armed(SCHEDULERS);
        assertEquals(List.of("one", "any"), loosely(workflow, of(workflow, 0)));
        assertEquals(List.of(), fitting(workflow, 10, of(workflow, 0)));
        assertEquals(List.of("two"), loosely(workflow, of(workflow, 0)));
    }

    @Test
    void what_does_not_fit_is_not_given_to_the_loose_either() {
        long workflow = world.armed(SCHEDULERS.replace("jobs:", """
                resource_requirements: [{name: long, num_cpus: 1, memory: 1g, runtime: PT9H}]
                jobs:
                  - {name: zero, command: x, scheduler: s2, priority: 9, resource_requirements: long}
                """.stripTrailing()));
        long s1 = of(workflow, 0).schedulerId();
        NodeOffer anHour = new NodeOffer(100, 100 * GIB, 0, 1, 3600, s1);
        assertEquals(List.of("one", "any"), loosely(workflow, anHour));
        assertEquals(List.of("two"), loosely(workflow, anHour));
        assertEquals(List.of(), loosely(workflow, anHour));
        assertEquals(List.of("zero"), loosely(workflow, of(workflow, 0)));
    }

    @Test
    void what_another_asker_takes_meanwhile_leaves_room_for_the_next() {
        long workflow = world.armed(SIZES);
        NodeOffer offer = new NodeOffer(3, 9 * GIB, 0, 1, Long.MAX_VALUE, null);
        next(workflow, 1);
        world.meanwhile("j/", () -> world.other().claims().next(workflow, 2));
        assertEquals(List.of("fat", "small"), fitting(workflow, 10, offer), "long went to the other, as gpu did");
    }

    @Test
    void no_job_is_given_to_two_askers() {
        long workflow = world.armed(SIZES);
        world.meanwhile("j/", () -> world.other().claims().next(workflow, 3));
        assertEquals(List.of("fat", "small", "last"), next(workflow, 10));
    }

    @Test
    void a_claim_that_is_never_started_returns_to_ready_after_ten_minutes() {
        long workflow = world.armed(SIZES);
        world.pass(Duration.ofHours(20));
        next(workflow, 1);
        world.pass(Duration.ofMinutes(9));
        assertEquals(JobStatus.PENDING, world.status(workflow, "first"));
        world.pass(Duration.ofMinutes(3));
        assertEquals(JobStatus.READY, world.status(workflow, "first"));
        assertEquals(2, world.job(workflow, "first").attempt());
    }

    @Test
    void a_claim_that_is_never_started_returns_in_time_wherever_the_audits_fall() {
        for (int minutes = 0; minutes < 50; minutes += 3) {
            World world = new World();
            long workflow = world.armed(SIZES);
            world.pass(Duration.ofMinutes(minutes));
            world.engine().claims().next(workflow, 1);
            world.pass(Duration.ofMinutes(9));
            assertEquals(JobStatus.PENDING, world.status(workflow, "first"), "claimed after " + minutes);
            world.pass(Duration.ofMinutes(2));
            assertEquals(JobStatus.READY, world.status(workflow, "first"), "claimed after " + minutes);
        }
    }

    @Test
    void a_claim_of_a_job_that_was_made_ready_after_the_end_returns_to_ready_too() {
        long workflow = world.armed(SIZES);
        new Worker(world, workflow).runAll();
        assertTrue(world.complete(workflow));
        world.pass(Duration.ofHours(1));
        new TorcClient(world, workflow).move("fat", JobStatus.READY);
        assertEquals(List.of("fat"), next(workflow, 5));
        world.pass(Duration.ofMinutes(12));
        assertEquals(JobStatus.READY, world.status(workflow, "fat"));
    }

    @Test
    void a_claim_that_was_started_is_left_alone() {
        long workflow = world.armed(SIZES);
        Job job = world.engine().claims().next(workflow, 1).getFirst();
        Worker worker = new Worker(world, workflow);
        world.engine().workers().leave(worker.node);
        world.engine().jobs().start(job.id(), 1, worker.node + 1);
        world.pass(Duration.ofHours(3));
        assertEquals(JobStatus.RUNNING, world.status(workflow, "first"));
        assertEquals(1, world.job(workflow, "first").attempt());
    }

    @Test
    void an_audit_that_comes_soon_enough_is_not_written_again_by_each_claim() {
        long workflow = world.armed(SIZES);
        world.items.reset();
        next(workflow, 1);
        assertEquals(1, world.items.writes());
        fitting(workflow, 1, HUGE);
        assertEquals(2, world.items.writes());
    }

    @Test
    void jobs_with_gpus_that_come_later_are_found() {
        long workflow = world.armed("""
                name: later
                resource_requirements: [{name: gpu, num_cpus: 1, num_gpus: 1, memory: 1g, runtime: PT1M}]
                jobs: [{name: a, command: x}, {name: b, command: x, depends_on: [a]}]
                """);
        Job b = world.job(workflow, "b");
        long gpu = world.engine().requirements().list(workflow).getLast().id();
        world.engine().jobs().update(b.id(), Specs.with(b.spec(), gpu));
        new Worker(world, workflow).runAll();
        assertEquals(
                Map.of("a", JobStatus.COMPLETED, "b", JobStatus.COMPLETED), world.statuses(workflow), "b was claimed");
        assertTrue(world.complete(workflow));
    }
}
