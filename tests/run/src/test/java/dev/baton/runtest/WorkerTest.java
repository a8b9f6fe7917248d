package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server, and workers elsewhere that run its jobs. */
final class WorkerTest {
    private static final String FAILING = """
            name: failing
            files: [{name: f, path: made}]
            failure_handlers: [{name: again, rules: [{exit_codes: [7], max_retries: 3, recovery_script: "touch fixed"}]}]
            jobs:
              - {name: recovers, command: "test -e fixed || exit 7; touch made", output_files: [f], failure_handler: again}
              - {name: breaks, command: "echo to the log >&2; exit 3"}
              - {name: follows, command: "true", depends_on: [breaks]}
            """;

    @TempDir
    Path folder;

    private Command baton;
    private Process server;
    private String url;

    @BeforeAll
    static void programs() throws Exception {
        Debian.require("jq");
    }

    @BeforeEach
    void serve() throws Exception {
        baton = new Command(folder);
        server = baton.start("server", "--port", "0");
        String line = server.inputReader().readLine();
        while (line != null && !line.startsWith("Baton serves ")) {
            line = server.inputReader().readLine();
        }
        url = line.replaceAll("Baton serves (\\S+), .*", "$1");
    }

    @AfterEach
    void stop() {
        Command.stop(server);
    }

    private long made(String file) throws Exception {
        JsonNode made = baton.json("workflows", "create", file);
        baton.good("workflows", "initialize-jobs", made.get("id").asText());
        return made.get("id").asLong();
    }

    private List<String> outcomes(long workflow) throws Exception {
        List<String> outcomes = new ArrayList<>();
        for (JsonNode job : baton.json("jobs", "list", Long.toString(workflow))) {
            outcomes.add(job.get("name").asText() + " " + job.get("status").asText() + " "
                    + job.get("attempt_id").asInt());
        }
        return outcomes;
    }

    @Test
    void a_worker_runs_the_tutorial_of_a_server() throws Exception {
        baton.seed("user_data_workflow.yaml");
        long workflow = made("user_data_workflow.yaml");
        baton.good("worker", Long.toString(workflow), "--url", url);
        assertEquals(
                List.of("generate_config completed 1", "train_model completed 1", "evaluate_model completed 1"),
                outcomes(workflow));
        assertEquals(
                10,
                baton.json("user-data", "list", Long.toString(workflow))
                        .get(0)
                        .get("data")
                        .get("epochs")
                        .asInt());
    }

    @Test
    void retries_recoveries_and_failures_pass_through_the_workers_door() throws Exception {
        baton.write("failing.yaml", FAILING);
        long workflow = made("failing.yaml");
        Command.Outcome run = baton.run("run", Long.toString(workflow));
        assertEquals(1, run.code(), run.out());
        assertTrue(run.out().contains("  to the log"), run.out());
        assertEquals(List.of("recovers completed 2", "breaks failed 1", "follows canceled 1"), outcomes(workflow));
        JsonNode file = baton.json("files", "list", Long.toString(workflow)).get(0);
        assertTrue(file.get("st_mtime").asDouble() > 1e9, file::toString);
    }
}
