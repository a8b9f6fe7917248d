package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tests that kill wait by. */
class BellTest {
    @TempDir
    Path folder;

    @Test
    void one_who_waits_hears_that_the_process_has_ended() throws Exception {
        Path place = folder.resolve("bell");
        try (Bell bell = new Bell(place)) {
            Process rings = new ProcessBuilder("bash", "-c", "echo > " + place + "; read line").start();
            assertTrue(bell.await(1, rings));
            rings.getOutputStream().close();
            assertFalse(bell.await(9, rings));
        }
    }
}
