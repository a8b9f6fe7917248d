package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.workflow.WorkflowStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** A process dies at each write in turn, before or after it is applied; another one goes on, and the end is the same. */
final class DeathTest {
    private static final String SHARED = """
            name: shared
            user_data: [{name: d}, {name: e}]
            jobs:
              - {name: a, command: x, output_user_data: [d]}
              - {name: b, command: x, output_user_data: [d]}
              - {name: c, command: x, input_user_data: [d], output_user_data: [e]}
              - {name: f, command: x, input_user_data: [d], output_user_data: [e]}
              - {name: g, command: x, input_user_data: [d, e]}
              - {name: h, command: x, input_user_data: [e], depends_on: [g]}
              - {name: lone, command: x}
            """;

    private static final String FAILING = """
            name: failing
            failure_handlers: [{name: again, rules: [{exit_codes: [7], max_retries: 2}]}]
            jobs:
              - {name: a, command: x}
              - {name: bad, command: x, depends_on: [a]}
              - {name: unstable, command: x, depends_on: [a], failure_handler: again}
              - {name: follows, command: x, depends_on: [bad]}
              - {name: anyway, command: x, depends_on: [bad, a], cancel_on_blocking_job_failure: false}
              - {name: join, command: x, depends_on: [follows, unstable]}
            """;

    private static final ToIntFunction<Assignment> CODES =
            job -> switch (job.job().spec().name()) {
                case "bad" -> 1;
                case "unstable" -> job.job().attempt() == 1 ? 7 : 0;
                default -> 0;
            };

    /**
     * What is done with a world.
     *
     * @param told what the process does that may die in it
     * @param repeated what its caller, who got no answer, asks for again
     */
    private record Story(Consumer<World> told, Consumer<World> repeated) {
        Map<String, JobStatus> end(World world) {
            long workflow = 1;
            world.pass(Duration.ofMinutes(3));
            for (int round = 0; round < 4 && !world.complete(workflow); round++) {
                new Worker(world, workflow).runAll(CODES);
                world.pass(Duration.ofHours(1));
            }
            assertTrue(world.complete(workflow), () -> "not complete: " + world.statuses(workflow));
            return world.statuses(workflow);
        }
    }

    private static void everywhere(Story story, Consumer<World> prepared) {
        World whole = new World();
        prepared.accept(whole);
        whole.items.reset();
        story.told.accept(whole);
        long writes = whole.items.writes();
        Map<String, JobStatus> expected = story.end(whole);
        assertTrue(writes > 10, "a story without writes proves nothing: " + writes);
        for (boolean applied : new boolean[] {false, true}) {
            for (long dying = 1; dying <= writes; dying++) {
                DyingItemStore[] dies = new DyingItemStore[1];
                World world = new World();
                prepared.accept(world);
                long when = dying;
                world.interpose(store -> dies[0] = new DyingItemStore(store, when, applied));
                try {
                    story.told.accept(world);
                } catch (DyingItemStore.Died died) {
                    assertTrue(dies[0].dead());
                }
                world.restart();
                String where = "died at write " + dying + (applied ? " (applied)" : "");
                if (world.engine().workflows().list().isEmpty()) {
                    continue;
                }
                if (world.engine().workflows().uninitialized(1)) {
                    world.engine().workflows().initialize(1, false, false);
                }
                story.repeated.accept(world);
                assertEquals(expected, story.end(world), where);
                onceEach(world, where);
            }
        }
    }

    /** No attempt has two results. */
    private static void onceEach(World world, String where) {
        Map<String, Integer> results = new HashMap<>();
        for (Result result : world.engine().results().all(1)) {
            results.merge(result.jobId() + "/" + result.runId() + "/" + result.attempt(), 1, Integer::sum);
        }
        results.forEach((attempt, count) -> assertEquals(1, count, where + ": results of " + attempt));
    }

    private static void create(World world, String spec) {
        world.engine().workflows().create(World.spec(spec), "u", false);
    }

    private static void restartFailed(World world) {
        world.engine().workflows().updateStatus(1, new WorkflowStatus(2, false, false, false));
        world.engine().workflows().resetJobs(1, true);
        world.engine().workflows().initialize(1, true, false);
    }

    private static void deleteF(World world) {
        world.engine().jobs().list(1).stream()
                .filter(job -> job.spec().name().equals("f"))
                .forEach(job -> world.engine().jobs().delete(job.id()));
    }

    private static void run(World world) {
        new Worker(world, 1).runAll(CODES);
    }

    @Test
    void in_initialise_and_in_a_run_with_shared_data() {
        everywhere(
                new Story(
                        world -> {
                            world.engine().workflows().initialize(1, false, false);
                            run(world);
                        },
                        world -> {}),
                world -> create(world, SHARED));
    }

    @Test
    void in_a_run_with_failures_cancellations_and_retries() {
        everywhere(
                new Story(
                        world -> {
                            world.engine().workflows().initialize(1, false, false);
                            run(world);
                        },
                        world -> {}),
                world -> create(world, FAILING));
    }

    @Test
    void in_the_creation_of_an_armed_workflow() {
        everywhere(
                new Story(
                        world -> {
                            world.engine().workflows().createOnce(World.spec(SHARED), "u", "hash");
                            run(world);
                        },
                        world -> {}),
                world -> {});
    }

    @Test
    void in_a_restart_of_what_failed() {
        everywhere(
                new Story(
                        world -> {
                            restartFailed(world);
                            run(world);
                        },
                        DeathTest::restartFailed),
                world -> {
                    create(world, FAILING);
                    world.engine().workflows().initialize(1, false, false);
                    run(world);
                });
    }

    @Test
    void in_a_deletion_of_a_job_that_others_wait_for() {
        everywhere(
                new Story(
                        world -> {
                            deleteF(world);
                            run(world);
                        },
                        DeathTest::deleteF),
                world -> {
                    create(world, SHARED);
                    world.engine().workflows().initialize(1, false, false);
                });
    }

    @Test
    void in_a_reinitialise_while_jobs_run() {
        everywhere(
                new Story(
                        world -> {
                            Worker worker = new Worker(world, 1);
                            List<Assignment> first = worker.claim(2);
                            worker.finish(first.get(0), 0);
                            world.engine().workflows().initialize(1, false, false);
                            worker.finish(first.get(1), 0);
                            run(world);
                        },
                        world -> {}),
                world -> {
                    create(world, SHARED);
                    world.engine().workflows().initialize(1, false, false);
                });
    }

    @Test
    void in_the_loss_of_a_node() {
        everywhere(
                new Story(
                        world -> {
                            Worker worker = new Worker(world, 1);
                            List<Assignment> held = worker.claim(3);
                            worker.beat(held.toArray(new Assignment[0]));
                            worker.finish(held.get(0), 0);
                            world.pass(Duration.ofMinutes(3));
                            run(world);
                        },
                        world -> {}),
                world -> {
                    create(world, SHARED);
                    world.engine().workflows().initialize(1, false, false);
                });
    }

    @Test
    void a_story_told_whole_ends_as_its_codes_say() {
        World world = new World();
        create(world, FAILING);
        world.engine().workflows().initialize(1, false, false);
        run(world);
        Map<String, JobStatus> expected = new TreeMap<>(Map.of(
                "a", JobStatus.COMPLETED,
                "bad", JobStatus.FAILED,
                "unstable", JobStatus.COMPLETED,
                "follows", JobStatus.CANCELED,
                "anyway", JobStatus.COMPLETED,
                "join", JobStatus.CANCELED));
        assertEquals(expected, world.statuses(1));
        assertTrue(world.complete(1));
    }
}
