package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LivenessTest {
    @Test
    void a_process_whose_end_its_parent_ignores_is_not_alive() throws IOException {
        Process parent = new ProcessBuilder("bash", "-c", "sleep 300 & echo $!; exec sleep 300").start();
        try {
            long child = Long.parseLong(parent.inputReader().readLine());
            assertTrue(Liveness.of(child));
            ProcessHandle.of(child).orElseThrow().destroyForcibly();
            Await.until("the child ends", () -> !Liveness.of(child));
            assertTrue(ProcessHandle.of(child).isPresent(), "the parent took note");
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void one_whose_end_was_noted_is_not_either() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        assertFalse(Liveness.of(process.pid()));
        assertTrue(Liveness.of(ProcessHandle.current().pid()));
    }
}
