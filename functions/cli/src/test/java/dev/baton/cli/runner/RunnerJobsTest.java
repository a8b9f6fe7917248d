package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobStatus;
import dev.baton.engine.node.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerJobsTest {
    @TempDir
    Path folder;

    @Test
    void a_chain_runs_in_order_and_completes() {
        Bench bench = new Bench(folder);
        bench.source.add("first", "echo 1 >> order");
        bench.source.add("second", "echo 2 >> order", 1);
        bench.source.add("third", "echo 3 >> order", 2);
        RunSummary summary = bench.run();
        assertEquals("1\n2\n3\n", bench.read("order"));
        assertTrue(summary.succeeded());
        assertEquals(3, summary.ran());
        assertEquals("register 2", bench.source.calls.getFirst());
        assertEquals("deactivate", bench.source.calls.getLast());
    }

    @Test
    void output_goes_to_files_named_by_ids_only() {
        Bench bench = new Bench(folder);
        long id = bench.source.add("../../x", "echo out; echo err >&2");
        assertTrue(bench.run().succeeded());
        assertEquals("out\n", bench.stdout(id));
        assertEquals("err\n", bench.stderr(id));
        assertFalse(Files.exists(folder.resolve("../../x")));
    }

    @Test
    void the_environment_tells_a_job_who_it_is() throws IOException {
        Bench bench = new Bench(folder);
        Files.createDirectories(folder.resolve("bin"));
        Path tool = Files.writeString(folder.resolve("bin/torc"), "#!/bin/sh\necho the torc of this run\n");
        assertTrue(tool.toFile().setExecutable(true));
        bench.source.add("a job", "env; pwd; torc; cat");
        assertTrue(bench.run().succeeded());
        Set<String> lines = Set.copyOf(bench.stdout(1).lines().distinct().toList());
        for (String line : List.of(
                "TORC_WORKFLOW_ID=7",
                "TORC_JOB_ID=1",
                "TORC_JOB_NAME=a job",
                "TORC_OUTPUT_DIR=" + folder.resolve("output"),
                "TORC_ATTEMPT_ID=1",
                "TORC_API_URL=http://localhost:1/torc-service/v1",
                "TORC_WORKFLOW_KEY=7",
                "TORC_JOB_KEY=1",
                "BATON_WORKFLOW_ID=7",
                "BATON_JOB_ID=1",
                "BATON_JOB_NAME=a job",
                "BATON_OUTPUT_DIR=" + folder.resolve("output"),
                "BATON_ATTEMPT_ID=1",
                "BATON_RUN_ID=1",
                "BATON_URL=http://localhost:1",
                "BATON_API_KEY=secret",
                folder.toString(),
                "the torc of this run")) {
            assertTrue(lines.contains(line), line);
        }
    }

    @Test
    void a_command_may_be_longer_than_an_argument() {
        Bench bench = new Bench(folder);
        String filler = "# a long remark\n".repeat(20_000);
        long id = bench.source.add("long", filler + "echo the end");
        assertTrue(bench.run().succeeded());
        assertEquals("the end\n", bench.stdout(id));
    }

    @Test
    void a_code_other_than_zero_is_a_failure() {
        Bench bench = new Bench(folder);
        bench.source.add("three", "exit 3");
        bench.source.add("killed", "kill -9 $$");
        bench.source.add("unknown", "no-such-program-anywhere");
        RunSummary summary = bench.run();
        assertEquals(3, bench.source.end("three").returnCode());
        assertEquals(137, bench.source.end("killed").returnCode());
        assertEquals(127, bench.source.end("unknown").returnCode());
        assertEquals(JobStatus.FAILED, bench.source.end("three").status());
        assertFalse(summary.succeeded());
        assertTrue(summary.completed());
        assertEquals(3, summary.failures().size());
    }

    @Test
    void a_job_that_ends_by_the_terminals_signals_alone_failed() {
        Bench bench = new Bench(folder);
        bench.source.add("interrupted", "kill -INT $$");
        bench.run();
        assertEquals(JobStatus.FAILED, bench.source.end("interrupted").status());
        assertEquals(130, bench.source.end("interrupted").returnCode());
    }

    @Test
    void a_command_that_cannot_be_started_failed_with_127_and_says_why() {
        Bench bench = new Bench(folder);
        bench.source.add("nul\0name", "true");
        RunSummary summary = bench.run();
        assertEquals(127, bench.source.end("nul\0name").returnCode());
        assertTrue(bench.stderr(1).startsWith("baton: the command cannot be started: "), bench.stderr(1));
        assertTrue(summary.failures().getFirst().reason().contains("cannot be started"));
    }

    @Test
    void a_promised_file_that_is_missing_makes_a_good_end_a_failure() {
        Bench bench = new Bench(folder);
        bench.source.add("half", "echo x > a.txt", Resources.DEFAULT, false, List.of("a.txt", "b/c.txt"));
        bench.source.add("whole", "echo x > d.txt", Resources.DEFAULT, false, List.of("d.txt"));
        bench.run();
        JobEnd half = bench.source.end("half");
        assertEquals(JobStatus.FAILED, half.status());
        assertEquals(1, half.returnCode());
        assertEquals(Set.of("a.txt"), half.outputs().keySet());
        assertEquals("baton: the command ended well but did not write b/c.txt\n", bench.stderr(1));
        JobEnd whole = bench.source.end("whole");
        assertEquals(JobStatus.COMPLETED, whole.status());
        assertEquals(
                folder.resolve("d.txt").toFile().lastModified(),
                whole.outputs().get("d.txt").millis());
    }

    @Test
    void a_hundred_megabytes_of_output_do_no_harm() throws IOException {
        Bench bench = new Bench(folder);
        bench.source.add("talkative", "head -c 100000000 /dev/zero; echo; echo bad news; exit 1");
        RunSummary summary = bench.run();
        FinishedJob failed = summary.failures().getFirst();
        assertEquals(100_000_010, Files.size(failed.stdout()));
        assertEquals(List.of("bad news"), LogTail.lines(failed.stdout(), 1));
    }

    @Test
    void a_child_that_outlives_its_job_does_not_hold_it_up() {
        Bench bench = new Bench(folder);
        bench.source.add("parent", "sleep 300 & echo $! > pid");
        assertTrue(bench.run().succeeded());
        ProcessHandle child = bench.process("pid");
        assertTrue(child.isAlive());
        child.destroyForcibly();
    }

    @Test
    void what_a_job_used_is_measured() {
        Bench bench = new Bench(folder);
        // 64 MB in a variable, and a busy loop that goes on until the sampler has had its chance.
        bench.source.add(
                "busy",
                "v=$(head -c 64000000 /dev/zero | tr '\\0' x); end=$((SECONDS+2)); while ((SECONDS<end)); do :; done");
        bench.run();
        Usage usage = bench.source.end("busy").usage().orElseThrow();
        assertTrue(usage.peakMemoryBytes() > 60_000_000, usage.toString());
        assertTrue(usage.avgMemoryBytes() <= usage.peakMemoryBytes(), usage.toString());
        assertTrue(usage.peakCpuPercent() > 0 && usage.avgCpuPercent() > 0, usage.toString());
    }
}
