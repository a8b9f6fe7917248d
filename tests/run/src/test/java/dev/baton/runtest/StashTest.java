package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs hand on JSON and files by the command's own verbs. */
final class StashTest {
    @TempDir
    Path folder;

    @Test
    void a_job_reads_what_the_one_before_it_kept() throws Exception {
        Command baton = new Command(folder);
        byte[] bytes = new byte[5_000_000];
        new Random(1).nextBytes(bytes);
        Files.write(folder.resolve("data"), bytes);
        baton.write("handover.yaml", """
                name: handover
                jobs:
                  - name: first
                    command: "echo '{\\"rows\\": 7}' | baton stash put && baton job-files put in/data - < data"
                  - name: second
                    command: "baton stash get -j first > rows && baton job-files get -j first in/data copy"
                    depends_on: [first]
                """);
        baton.good("run", "handover.yaml");
        assertEquals("{\"rows\": 7}\n", baton.read("rows"));
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("copy")));
    }
}
