package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a specification is said by place, and nothing is written. */
final class MistakesTest {
    @TempDir
    Path folder;

    private void refused(String spec, String expected) throws Exception {
        Files.write(folder.resolve("w.yaml"), spec.getBytes(StandardCharsets.ISO_8859_1));
        refused(expected);
    }

    private void refused(String expected) throws Exception {
        Command.Outcome outcome = new Command(folder).run("run", "w.yaml");
        assertEquals(1, outcome.code(), outcome.out());
        assertTrue(outcome.out().contains(expected), outcome.out());
        assertFalse(Files.exists(folder.resolve(".baton")), "a data folder was made");
    }

    @Test
    void each_mistake_is_told_and_nothing_is_written() throws Exception {
        refused(
                "jobs:\n  - {name: a, command: x, depends_on: [b]}\n  - {name: b, command: x, depends_on: [a]}\n",
                "a -> b -> a");
        refused("jobs:\n  - {name: a, command: x, depends_on: [nope]}\n", "w.yaml:2:40");
        refused("jobs:\n  - {name: a, command: x}\n  - {name: a, command: y}\n", "'a' is used twice");
        refused("jobs:\n  - {name: 'a{i}', command: x, parameters: {i: '1:5:0'}}\n", "cannot be zero");
        refused("name: \u00ff\njobs: []\n", "is not UTF-8");
        refused("jobs:\n  - {name: ../../x, command: 'true'}\n", "must not contain /");
        refused("user_data: [{name: d}]\njobs:\n  - {name: a, command: x, input_user_data: [d]}\n", "no job writes");
        refused("files: [{name: f, path: absent}]\njobs:\n  - {name: a, command: x, input_files: [f]}\n", "absent");
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("w.yaml").toFile(), "rw")) {
            large.setLength(300_000_000);
        }
        refused("64 MiB");
    }
}
