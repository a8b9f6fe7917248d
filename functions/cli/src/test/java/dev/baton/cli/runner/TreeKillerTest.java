package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.node.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeKillerTest {
    @TempDir
    Path folder;

    private Launcher.Launched launch(Bench bench, String command) throws IOException {
        JobLogs logs = new JobLogs(bench.environment());
        logs.prepare();
        ClaimedJob job = new ClaimedJob(1, "j", command, 1, 1, Resources.DEFAULT, true, List.of());
        return new Launcher(bench.environment(), logs).job(job);
    }

    @Test
    void a_daemon_in_a_session_of_its_own_is_found_by_its_mark() throws IOException {
        Bench bench = new Bench(folder);
        Launcher.Launched launched =
                launch(bench, "setsid bash -c '(sleep 300 & echo $! > daemon) &' & touch up; sleep 300");
        ProcessHandle daemon = bench.process("daemon");
        bench.awaitFile("up");
        assertEquals(TreeKiller.SIGKILL, TreeKiller.end(launched.tree(), Duration.ZERO));
        Bench.awaitGone(daemon);
        assertTrue(launched.tree().alive().isEmpty());
    }

    @Test
    void a_job_that_starts_more_while_it_is_ended_is_ended_too() throws IOException {
        Bench bench = new Bench(folder);
        Launcher.Launched launched = launch(bench, "touch up; while :; do sleep 300 & sleep 0.001; done");
        bench.awaitFile("up");
        TreeKiller.end(launched.tree(), Duration.ZERO);
        assertTrue(launched.tree().alive().isEmpty());
    }

    @Test
    void a_gentle_end_waits_for_children_that_take_leave_slowly() throws IOException {
        Bench bench = new Bench(folder);
        Launcher.Launched launched = launch(
                bench,
                "bash -c 'trap \"sleep 0.2; echo saved > saved; exit\" TERM; touch up; while :; do sleep 0.01; done' & wait");
        bench.awaitFile("up");
        assertEquals(TreeKiller.SIGTERM, TreeKiller.end(launched.tree(), Duration.ofSeconds(60)));
        assertEquals("saved\n", bench.read("saved"));
    }

    @Test
    void a_mark_is_known_by_its_variable_only() {
        JobMark mark = new JobMark("12.abc.1;");
        assertTrue(mark.in(bytes("A=1\0BATON_JOB_MARK=12.abc.1;\0B=2\0")));
        assertTrue(mark.in(bytes("BATON_JOB_MARK=9.x.4;12.abc.1;7.y.1;\0")));
        assertFalse(mark.in(bytes("A=12.abc.1;\0B=2\0")));
        assertFalse(mark.in(bytes("BATON_JOB_MARK=12.abc.11;\0")));
        assertFalse(mark.in(bytes("")));
        assertEquals("9.x.4;12.abc.1;", mark.value("9.x.4;"));
        assertEquals("12.abc.1;", mark.value(null));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
