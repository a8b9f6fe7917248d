package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workflow that is submitted, watched, and recovered. */
final class RecoverTest {
    private static final String NEEDY = """
            name: needy
            resource_requirements: [{name: some, num_cpus: 1, memory: 64m, runtime: PT10M}]
            jobs:
              - {name: big, command: "[ -e enough ] || { touch enough; exit 137; }", resource_requirements: some}
              - {name: after, command: touch done, depends_on: [big]}
            """;

    @TempDir
    Path folder;

    private Command baton;
    private Process server;

    @BeforeEach
    void serve() throws Exception {
        baton = new Command(folder);
        server = baton.serving("0");
    }

    @AfterEach
    void stop() {
        Command.stop(server);
    }

    @Test
    void what_ran_out_of_memory_gets_more_and_the_workflow_completes() throws Exception {
        baton.write("w.yaml", NEEDY);
        String submitted = baton.good("submit", "w.yaml");
        assertTrue(submitted.startsWith("Submitted workflow 1: 1 job is ready\n"), submitted);
        assertTrue(submitted.contains("baton worker 1"), submitted);
        String watched = baton.good("watch", "1", "--recover", "-p", "0.2");
        assertTrue(watched.contains("No worker is there: starting one here"), watched);
        assertTrue(watched.contains("memory of some: 64m -> 96m"), watched);
        assertTrue(watched.contains("Workflow 1, run 2: 2 completed"), watched);
        for (JsonNode need : baton.json("resource-requirements", "list", "1")) {
            if (need.get("name").asText().equals("some")) {
                assertEquals("96m", need.get("memory").asText());
            }
        }
        assertEquals("Nothing of workflow 1 has failed\n", baton.good("recover", "1"));
    }
}
