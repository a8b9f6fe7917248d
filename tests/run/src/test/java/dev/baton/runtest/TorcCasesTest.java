package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those of Torc's cases that only its runner and its command line can show; each test is called like its case. */
final class TorcCasesTest {
    @TempDir
    Path folder;

    private Command baton;

    @BeforeEach
    void command() {
        baton = new Command(folder);
    }

    @Test
    void fail_12_missing_output() throws Exception {
        baton.write("w.yaml", """
                name: w
                files: [{name: f, path: promised}]
                jobs: [{name: a, command: "true", output_files: [f]}]
                """);
        Command.Outcome run = baton.run("run", "w.yaml");
        assertEquals(1, run.code(), run.out());
        JsonNode result = baton.json("results", "list", "1").get(0);
        assertEquals(1, result.get("return_code").asInt());
        assertEquals("failed", result.get("status").asText());
        assertTrue(run.out().contains("did not write promised"), run.out());
    }

    @Test
    void ud_08_seed_cli_get() throws Exception {
        Debian.require("jq");
        baton.seed("user_data_workflow.yaml");
        baton.good("run", "user_data_workflow.yaml");
        String id = baton.json("user-data", "list", "1").get(0).get("id").asText();
        baton.write("get.sh", "set -o pipefail\n\"$BATON\" user-data get " + id + " | jq -c '.data'\n");
        Command.Outcome got = baton.script(List.of(), "get.sh");
        assertEquals(0, got.code(), got.out());
        assertEquals("{\"learning_rate\":0.001,\"batch_size\":32,\"epochs\":10}\n", got.out());
    }

    @Test
    void old_02_seed001_get() throws Exception {
        baton.write("w.yaml", "name: w\njobs: [{name: a, command: 'true'}]\n");
        baton.good("workflows", "create", "w.yaml");
        String job = baton.json("jobs", "list", "1").get(0).get("id").asText();
        baton.good("jobs", "add-user-data", job, "{key1: 'val1', key2: 'val2'}", "{key3: 'val3'}");
        List<String> lines =
                new ArrayList<>(baton.good("jobs", "get-user-data", job).lines().toList());
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(lines.get(0).matches("\\{'_key': '\\d+', '_rev': '\\S+', 'key3': 'val3'}"), lines::toString);
        assertTrue(
                lines.get(1).matches("\\{'_key': '\\d+', '_rev': '\\S+', 'key1': 'val1', 'key2': 'val2'}"),
                lines::toString);
    }
}
