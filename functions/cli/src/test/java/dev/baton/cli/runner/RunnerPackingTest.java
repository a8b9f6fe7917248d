package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.node.Resources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerPackingTest {
    /** Each of two jobs ends only when it has seen the other. */
    private static final String MEET = "touch $TORC_JOB_NAME; until [ -e a ] && [ -e b ]; do sleep 0.01; done";
    /** Fails when another such job runs at the same time. */
    private static final String ALONE = "mkdir lock || exit 1; sleep 0.1; rmdir lock";

    @TempDir
    Path folder;

    @Test
    void jobs_that_fit_together_run_together() {
        Bench bench = new Bench(folder);
        bench.source.add("a", MEET, Bench.wants(1, "2g"));
        bench.source.add("b", MEET, Bench.wants(1, "2g"));
        assertTrue(bench.run().succeeded());
    }

    @Test
    void jobs_whose_cpus_do_not_fit_together_follow_one_another() {
        Bench bench = new Bench(folder);
        bench.source.add("a", ALONE, Bench.wants(2, "1m"));
        bench.source.add("b", ALONE, Bench.wants(1, "1m"));
        bench.source.add("c", ALONE, Bench.wants(2, "1m"));
        assertTrue(bench.run().succeeded());
    }

    @Test
    void jobs_whose_memory_does_not_fit_together_follow_one_another() {
        Bench bench = new Bench(folder);
        bench.source.add("a", ALONE, Bench.wants(1, "3g"));
        bench.source.add("b", ALONE, Bench.wants(1, "3g"));
        assertTrue(bench.run().succeeded());
    }

    @Test
    void a_job_larger_than_the_machine_runs_alone_with_one_warning() {
        Bench bench = new Bench(folder);
        Resources large = new Resources(8, 2, 1, "64g", "PT1H");
        bench.source.add("large", ALONE, large);
        bench.source.add("small", ALONE, Bench.wants(2, "1m"));
        bench.source.add("large_too", ALONE, large);
        assertTrue(bench.run().succeeded());
        assertEquals(
                List.of("job 'large' asks for 8 CPUs, 64.0 GiB memory, 2 GPUs; this machine has 2 CPUs, 4.0 GiB memory,"
                        + " no GPU: it runs alone"),
                bench.view.warnings);
    }

    @Test
    void nothing_starts_beside_a_job_that_is_larger_than_the_machine() {
        Bench bench = new Bench(folder);
        bench.source.add("opener", "true");
        bench.source.add("large", "mkdir lock; touch large.runs; sleep 0.2; rmdir lock", Bench.wants(9, "1m"));
        bench.source.add("later", "[ ! -e lock ] && [ -e large.runs ]", Bench.wants(3, "1m"));
        assertTrue(bench.run().succeeded());
    }

    @Test
    void strict_leaves_such_a_job_unclaimed_and_says_so_when_nothing_else_can_run() {
        Bench bench = new Bench(folder);
        bench.options = bench.options.withStrict(true);
        bench.source.add("large", "touch ran", Bench.wants(8, "1m"));
        bench.source.add("small", "true");
        RunSummary summary = bench.run();
        assertFalse(summary.completed());
        assertEquals(
                "1 job ready, each asking for more than this machine has (2 CPUs, 4.0 GiB memory, no GPU), and nothing"
                        + " else can run",
                summary.error().orElseThrow());
        assertFalse(bench.source.calls.contains("claim large"));
        assertTrue(bench.source.calls.contains("finish small"));
    }

    @Test
    void a_number_of_parallel_jobs_replaces_the_packing() {
        Bench bench = new Bench(folder);
        bench.options = bench.options.withMaxParallelJobs(2);
        bench.source.add("a", MEET, Bench.wants(64, "2t"));
        bench.source.add("b", MEET, Bench.wants(64, "2t"));
        assertTrue(bench.run().succeeded());
        assertEquals(List.of(), bench.view.warnings);
    }

    @Test
    void no_more_jobs_are_claimed_than_can_run() {
        Bench bench = new Bench(folder);
        bench.options = bench.options.withMaxParallelJobs(1);
        for (int job = 0; job < 4; job++) {
            bench.source.add("job_" + job, ALONE);
        }
        assertTrue(bench.run().succeeded());
        int held = 0;
        for (String call : bench.source.calls) {
            held += call.startsWith("claim") ? 1 : call.startsWith("finish") ? -1 : 0;
            // The next may run while the end of the one before is recorded.
            assertTrue(held <= 2, bench.source.calls.toString());
        }
        assertEquals(0, held);
    }
}
