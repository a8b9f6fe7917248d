package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.worker.ActionOrder;
import dev.baton.engine.worker.Deed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a runner executes actions, and what it says of them. */
final class RunnerActionsTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void bench() {
        bench = new Bench(folder);
    }

    private void due(long id, String trigger, String... commands) {
        bench.source.due.add(new ActionOrder(id, 1, trigger, new Deed.Commands(List.of(commands))));
    }

    @Test
    void actions_of_the_start_come_before_the_first_job_and_those_of_the_end_after_the_last() {
        due(4, "on_worker_complete", "echo 4 >> ../order");
        due(1, "on_workflow_start", "echo 1 >> ../order", "sleep 0.1; echo 1b >> ../order");
        due(3, "on_workflow_complete", "echo 3 >> ../order");
        due(2, "on_worker_start", "echo 2 >> ../order");
        bench.source.add("job", "echo job >> order");
        assertTrue(bench.run().succeeded());
        assertEquals("1\n1b\n2\njob\n3\n4\n", bench.read("order"));
        assertEquals(
                List.of("well: ran 2 commands", "well: ran 1 command", "well: ran 1 command", "well: ran 1 command"),
                bench.source.acted);
    }

    @Test
    void commands_run_in_the_output_folder_with_the_variables_of_their_workflow() {
        due(5, "on_workflow_start", "pwd", "echo $TORC_WORKFLOW_ID $BATON_ACTION_ID $TORC_ACTION_TRIGGER $TORC_RUN_ID");
        bench.run();
        assertEquals(
                folder.resolve("output") + "\n7 5 on_workflow_start 1\n", bench.read("output/action_wf7_5_r1.log"));
    }

    @Test
    void the_first_command_that_fails_is_the_last_and_the_summary_tells() {
        due(5, "on_jobs_ready", "true", "echo why >&2; exit 3", "touch never");
        bench.source.add("job", "true");
        RunSummary summary = bench.run();
        assertFalse(Files.exists(folder.resolve("output/never")));
        assertFalse(summary.succeeded());
        assertTrue(summary.completed());
        assertEquals(1, summary.actionFailures().size());
        String failure = summary.actionFailures().getFirst();
        assertTrue(failure.startsWith("action 5 (on_jobs_ready) failed: command 2 of 3 ended with code 3:"), failure);
        assertTrue(bench.source.acted.getFirst().startsWith("failed: command 2 of 3"));
        assertEquals("why\n", bench.read("output/action_wf7_5_r1.log"));
    }

    @Test
    void what_no_worker_can_do_fails_with_its_reason() {
        bench.source.due.add(new ActionOrder(5, 1, "on_workflow_start", new Deed.Refused("no Slurm here")));
        bench.source.add("job", "true");
        assertEquals(
                List.of("action 5 (on_workflow_start) failed: no Slurm here"),
                bench.run().actionFailures());
    }

    @Test
    void while_another_worker_executes_what_the_workflow_starts_with_no_job_begins() {
        bench.source.elsewhere = 2;
        bench.source.add("job", "true");
        assertTrue(bench.run().succeeded());
        assertTrue(bench.source.elsewhere < 0, "it asked until the other one was done");
    }

    @Test
    void an_outcome_is_reported_until_it_is_heard() {
        due(5, "on_workflow_start", "true");
        bench.source.failuresOfActed = 2;
        assertTrue(bench.run().succeeded());
        assertEquals(List.of("well: ran 1 command"), bench.source.acted);
    }

    @Test
    void a_runner_that_is_stopped_ends_its_command_and_reports_nothing_but_what_it_leaves_with() {
        due(5, "on_workflow_start", "echo $$ > ../process; sleep 600");
        due(6, "on_worker_complete", "touch ../left");
        bench.source.add("job", "true");
        CompletableFuture<RunSummary> run = bench.begin();
        ProcessHandle process = bench.process("process");
        bench.runner.stop();
        assertTrue(run.join().stopped());
        Bench.awaitGone(process);
        assertEquals(List.of("well: ran 1 command"), bench.source.acted);
        assertTrue(Files.exists(folder.resolve("left")));
    }

    @Test
    void workers_that_an_action_starts_share_the_machine_and_are_waited_for() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path program = Files.writeString(
                bin.resolve("baton"), "#!/bin/sh\nsleep 0.2\necho \"$@ $BATON_URL $BATON_API_KEY\" >> workers\n");
        assertTrue(program.toFile().setExecutable(true));
        bench.source.due.add(new ActionOrder(5, 1, "on_workflow_start", new Deed.LocalWorkers(2, 3, null, null)));
        assertTrue(bench.run().succeeded());
        String line = "worker 7 --num-cpus 1 --memory-gb 2.000 --max-parallel-jobs 3 --output-dir "
                + folder.resolve("output") + " http://localhost:1 secret\n";
        assertEquals(line + line, bench.read("workers"));
        assertEquals(List.of("well: started 2 workers on this machine"), bench.source.acted);
    }

    @Test
    void an_address_that_is_none_starts_nothing() {
        bench.source.due.add(
                new ActionOrder(5, 1, "on_workflow_start", new Deed.RemoteWorkers(List.of("-oProxyCommand=x"), null)));
        assertTrue(bench.run().actionFailures().getFirst().contains("not an address: -oProxyCommand=x"));
    }
}
