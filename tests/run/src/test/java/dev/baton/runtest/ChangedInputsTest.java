package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs again when inputs are touched, changed, or change back. */
final class ChangedInputsTest {
    private static final String SPEC = """
            name: w
            files: [{name: raw, path: raw.txt}, {name: made, path: made.txt}]
            user_data: [{name: scale, data: 2}]
            jobs:
              - {name: make, command: "cat raw.txt > made.txt; echo make >> ran", input_files: [raw], output_files: [made]}
              - {name: use, command: "cat made.txt; echo use >> ran", input_files: [made]}
              - {name: scaled, command: echo scaled >> ran, input_user_data: [scale], depends_on: [use]}
            """;

    @TempDir
    Path folder;

    private Command baton;

    @BeforeEach
    void ran() throws Exception {
        baton = new Command(folder);
        baton.write("w.yaml", SPEC);
        baton.write("raw.txt", "one");
        baton.good("run", "w.yaml");
        assertEquals("make\nuse\nscaled\n", baton.read("ran"));
    }

    private void touch(String name, int seconds) throws Exception {
        Files.setLastModifiedTime(baton.file(name), FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    @Test
    void a_touched_file_runs_nothing_again_and_a_changed_one_runs_what_reads_it() throws Exception {
        touch("raw.txt", 100);
        touch("made.txt", 100);
        assertTrue(baton.good("run", "w.yaml").startsWith("Nothing changed: all 3 jobs"));
        String none = baton.good("workflows", "reinitialize", "1", "--dry-run");
        assertTrue(none.contains(": 0 jobs changed"), none);

        baton.write("raw.txt", "two2");
        String dry = baton.good("workflows", "reinitialize", "1", "--dry-run");
        assertTrue(dry.contains("raw.txt changed: content, size from 3 to 4 bytes"), dry);
        assertFalse(dry.contains("made.txt changed"), dry);
        String again = baton.good("run", "w.yaml");
        assertTrue(
                again.startsWith("Workflow 1 runs again: make (input file raw changed: content, size, mtime)"), again);
        assertEquals("make\nuse\nscaled\nmake\nuse\nscaled\n", baton.read("ran"));
    }

    @Test
    void why_tells_of_an_ended_job_what_changed_since() throws Exception {
        baton.served(this::changes);
    }

    private void changes() throws Exception {
        String use = baton.json("jobs", "list", "1").get(1).get("id").asText();
        String scaled = baton.json("jobs", "list", "1").get(2).get("id").asText();
        String data = baton.json("user-data", "list", "1").get(0).get("id").asText();
        assertFalse(baton.good("why", use).contains("Since then"));
        baton.good("user-data", "update", data, "--data", "3");
        baton.good("jobs", "update", use, "--command", "true");
        assertTrue(baton.good("why", scaled).contains("Since then user data scale changed"));
        assertTrue(baton.good("why", use).contains("Since then its command changed"));
        String dry = baton.good("workflows", "reinitialize", "1", "--dry-run");
        assertTrue(dry.contains("its command changed") && dry.contains("user data scale changed"), dry);
    }
}
