package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.baton.engine.RefusedException;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.job.Result;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Key;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.workflow.WorkflowStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Workflows that go on: restarts of what failed, changed inputs, jobs that come and go. */
final class RestartTest {
    private static final String DATA = """
            name: data
            user_data: [{name: seed, data: 1}, {name: d}]
            files: [{name: f, path: in.txt}]
            jobs:
              - {name: a, command: x, input_user_data: [seed], output_user_data: [d]}
              - {name: b, command: x, input_user_data: [d], input_files: [f]}
              - {name: c, command: x}
            """;

    private final World world = new World();

    private void nextRun(long workflow, long run) {
        world.engine().workflows().updateStatus(workflow, new WorkflowStatus(run, false, false, false));
    }

    private void set(long workflow, String name, int value) {
        UserData record = world.engine().userData().list(workflow).stream()
                .filter(data -> data.name().equals(name))
                .findFirst()
                .orElseThrow();
        world.engine()
                .userData()
                .update(record.id(), old -> new UserData(old.id(), workflow, name, false, IntNode.valueOf(value)));
    }

    private long finished() {
        long workflow = world.armed(DATA);
        new Worker(world, workflow).runAll(job -> {
            world.clock.advance(Duration.ofSeconds(1));
            if (job.job().spec().name().equals("a")) {
                set(workflow, "d", 5);
            }
            return 0;
        });
        assertTrue(world.complete(workflow));
        return workflow;
    }

    @Test
    void nothing_changed_means_nothing_to_do() {
        long workflow = finished();
        assertEquals(List.of(), world.engine().workflows().changedInputs(workflow, false));
        assertEquals(0, world.engine().workflows().resetJobs(workflow, true));
        assertTrue(world.complete(workflow));
    }

    @Test
    void changed_user_data_runs_its_readers_again_and_what_follows() {
        long workflow = finished();
        world.clock.advance(Duration.ofSeconds(1));
        set(workflow, "seed", 2);
        assertEquals(List.of("a"), world.engine().workflows().changedInputs(workflow, true));
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "a"));
        world.engine().workflows().changedInputs(workflow, false);
        nextRun(workflow, 2);
        world.engine().workflows().initialize(workflow, true, false);
        assertFalse(world.complete(workflow));
        assertEquals(List.of("a", "b"), new Worker(world, workflow).runAll());
        assertTrue(world.complete(workflow));
        assertEquals(5, world.engine().results().all(workflow).size());
        assertEquals(3, world.engine().results().newest(workflow).size());
    }

    @Test
    void a_changed_file_or_command_runs_its_job_again() {
        long workflow = finished();
        FileRecord file = world.engine().files().list(workflow).getFirst();
        world.engine()
                .files()
                .update(file.id(), old -> new FileRecord(old.id(), workflow, old.name(), old.path(), 99.0));
        Job c = world.job(workflow, "c");
        NewJob s = c.spec();
        world.engine()
                .jobs()
                .update(
                        c.id(),
                        new NewJob(
                                s.name(),
                                "another command",
                                s.invocationScript(),
                                s.cancelOnBlockingJobFailure(),
                                s.supportsTermination(),
                                s.priority(),
                                s.requirementsId(),
                                s.schedulerId(),
                                s.failureHandlerId(),
                                s.dependsOn(),
                                s.inputFiles(),
                                s.outputFiles(),
                                s.inputUserData(),
                                s.outputUserData()));
        assertEquals(List.of("b", "c"), world.engine().workflows().changedInputs(workflow, true));
    }

    @Test
    void an_input_that_changed_while_the_job_ran_counts_as_changed() {
        long workflow = world.armed(DATA);
        new Worker(world, workflow).runAll(job -> {
            world.clock.advance(Duration.ofSeconds(1));
            set(workflow, "seed", 7);
            set(workflow, "d", 5);
            return 0;
        });
        assertTrue(world.engine().workflows().changedInputs(workflow, true).contains("a"));
    }

    @Test
    void a_restart_runs_what_failed_and_what_follows_only() {
        long workflow = world.armed("""
                name: partly
                jobs:
                  - {name: good, command: x}
                  - {name: bad, command: x}
                  - {name: after, command: x, depends_on: [good, bad]}
                """);
        new Worker(world, workflow).runAll(job -> job.job().spec().name().equals("bad") ? 1 : 0);
        assertEquals(JobStatus.CANCELED, world.status(workflow, "after"));
        nextRun(workflow, 2);
        assertEquals(2, world.engine().workflows().resetJobs(workflow, true));
        world.engine().workflows().initialize(workflow, true, false);
        assertEquals(2, world.job(workflow, "bad").attempt());
        assertEquals(1, world.job(workflow, "after").attempt());
        assertEquals(List.of("bad", "after"), new Worker(world, workflow).runAll());
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_failed_job_can_be_retried_after_the_workflow_ended() {
        long workflow = world.armed("""
                name: late
                jobs:
                  - {name: bad, command: x}
                  - {name: after, command: x, depends_on: [bad]}
                """);
        new Worker(world, workflow).runAll(job -> 1);
        Job again = world.engine().jobs().retry(world.job(workflow, "bad").id(), 1, 3);
        assertEquals(2, again.attempt());
        assertEquals(JobStatus.READY, again.status());
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "after"));
        assertEquals(List.of("bad", "after"), new Worker(world, workflow).runAll());
    }

    @Test
    void a_late_report_of_an_earlier_attempt_is_refused() {
        long workflow = world.armed(DATA);
        Worker worker = new Worker(world, workflow);
        Assignment old = worker.claim(1).getFirst();
        world.engine().workflows().initialize(workflow, false, false);
        assertThrows(
                RefusedException.class,
                () -> world.engine()
                        .jobs()
                        .complete(
                                old.job().id(),
                                1,
                                new Result(
                                        0,
                                        old.job().id(),
                                        workflow,
                                        1,
                                        1,
                                        worker.node,
                                        0,
                                        0,
                                        "2026-01-01T00:00:00Z",
                                        JobStatus.COMPLETED,
                                        null,
                                        null,
                                        null,
                                        null)));
        assertEquals(2, world.job(workflow, old.job().spec().name()).attempt());
    }

    @Test
    void a_job_that_is_added_later_waits_for_its_initialise() {
        long workflow = finished();
        NewJob s = world.job(workflow, "c").spec();
        Job added = world.engine()
                .jobs()
                .create(
                        workflow,
                        new NewJob(
                                "new",
                                "x",
                                null,
                                true,
                                false,
                                0,
                                null,
                                null,
                                null,
                                List.of(world.job(workflow, "a").id()),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()));
        assertFalse(world.complete(workflow));
        assertEquals(s, world.job(workflow, "c").spec());
        world.engine().workflows().initialize(workflow, true, false);
        assertEquals(List.of("new"), new Worker(world, workflow).runAll());
        assertTrue(world.complete(workflow));
        assertEquals(JobStatus.COMPLETED, world.engine().jobs().get(added.id()).status());
    }

    @Test
    void null_data_that_nobody_writes_is_an_error_that_names_the_job() {
        String spec = """
                name: lacking
                user_data: [{name: d}]
                jobs: [{name: a, command: x, input_user_data: [d]}]
                """;
        assertTrue(assertThrows(RefusedException.class, () -> world.armed(spec))
                .getMessage()
                .startsWith("job a reads the user data d"));
        assertTrue(world.engine().workflows().list().isEmpty());
        long workflow =
                world.engine().workflows().create(World.spec(spec), "u", false).id();
        assertThrows(RefusedException.class, () -> world.engine().workflows().initialize(workflow, false, false));
    }

    @Test
    void one_content_makes_one_workflow() {
        long first = world.engine()
                .workflows()
                .createOnce(World.spec(DATA), "u", "h")
                .id();
        assertEquals(
                first,
                world.engine()
                        .workflows()
                        .createOnce(World.spec(DATA), "u", "h")
                        .id());
        assertEquals(1, world.engine().workflows().list().size());
        world.engine().workflows().delete(first);
        assertTrue(world.engine().workflows().madeFrom("h").isEmpty());
        long second = world.engine()
                .workflows()
                .createOnce(World.spec(DATA), "u", "h")
                .id();
        assertEquals(
                second, world.engine().workflows().madeFrom("h").orElseThrow().id());
    }

    @Test
    void a_deleted_workflow_leaves_nothing_behind() {
        long workflow = finished();
        world.engine().workflows().delete(workflow);
        assertTrue(world.engine().jobs().list(workflow).isEmpty());
        assertTrue(world.engine().userData().list(workflow).isEmpty());
        assertTrue(world.engine().results().all(workflow).isEmpty());
    }

    @Test
    void nor_does_one_whose_latches_spread_further_than_its_jobs() {
        String jobs = IntStream.range(0, 500)
                .mapToObj(i -> "  - {name: j" + i + ", command: 'true'}\n")
                .collect(Collectors.joining());
        long workflow = world.armed("name: wide\njobs:\n" + jobs);
        Key latch = Keys.busy(workflow, "l", 8);
        assertTrue(world.items.get(latch).isPresent());
        world.engine().workflows().delete(workflow);
        assertTrue(world.items.get(latch).isEmpty());
    }
}
