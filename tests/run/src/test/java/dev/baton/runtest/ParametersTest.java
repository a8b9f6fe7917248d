package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that belongs to one job each, or to the whole workflow: what the first generation's second page promises. */
final class ParametersTest {
    @TempDir
    Path folder;

    private Command baton;
    private Process server;

    @BeforeAll
    static void programs() throws Exception {
        Debian.require("jq");
    }

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
    void one_runner_script_gives_three_jobs_their_own_parameters() throws Exception {
        baton.write("runner.sh", """
                sample=$(torc jobs get-user-data $TORC_JOB_KEY | sed "s/.*'sample': '\\([a-z]*\\)'.*/\\1/")
                echo "$sample" > "$TORC_JOB_NAME.out"
                """);
        baton.write("w.yaml", """
                name: w
                jobs:
                  - {name: first, command: bash runner.sh}
                  - {name: second, command: bash runner.sh}
                  - {name: third, command: bash runner.sh}
                """);
        baton.good("workflows", "create", "w.yaml");
        String[] samples = {"oak", "elm", "ash"};
        int next = 0;
        for (JsonNode job : baton.json("jobs", "list", "1")) {
            baton.good("jobs", "add-user-data", job.get("id").asText(), "{sample: '" + samples[next++] + "'}");
        }
        baton.good("run", "1");
        assertEquals("oak\nelm\nash\n", baton.read("first.out") + baton.read("second.out") + baton.read("third.out"));
    }

    @Test
    void a_record_of_the_whole_workflow_is_linked_to_no_job_and_any_job_can_read_it() throws Exception {
        baton.write("w.yaml", """
                name: w
                user_data: [{name: settings, data: {scale: 7}}]
                jobs: [{name: a, command: "torc user-data list $TORC_WORKFLOW_ID --name settings -f json | jq -c '.[0].data' > seen"}]
                """);
        baton.good("workflows", "create", "w.yaml");
        baton.good("user-data", "create", "1", "--name", "notes", "--data", "{\"by\": \"hand\"}");
        assertEquals(2, baton.json("user-data", "list", "1").size());
        assertEquals(
                "",
                baton.good(
                        "jobs",
                        "get-user-data",
                        baton.json("jobs", "list", "1").get(0).get("id").asText()));
        assertTrue(baton.json("job-dependencies", "job-user-data", "1").isEmpty());
        baton.good("run", "1");
        assertEquals("{\"scale\":7}\n", baton.read("seen"));
    }
}
