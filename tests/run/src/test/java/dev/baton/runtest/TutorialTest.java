package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user-data tutorial and its two patterns, run by the command over a data folder. */
final class TutorialTest {
    private static final String CONFIG = "{\n  \"learning_rate\": 0.001,\n  \"batch_size\": 32,\n  \"epochs\": 10\n}\n";

    @TempDir
    Path folder;

    private Command baton;

    @BeforeAll
    static void programs() throws Exception {
        Debian.require("jq");
    }

    @BeforeEach
    void command() {
        baton = new Command(folder);
    }

    private String output(JsonNode job) throws Exception {
        try (Stream<Path> logs = Files.list(folder.resolve("output/job_stdio"))) {
            Path log = logs.filter(file -> file.getFileName().toString().matches(".*_j" + job.get("id") + "_.*\\.o"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(log);
        }
    }

    private Map<String, JsonNode> byName(JsonNode list) {
        Map<String, JsonNode> found = new TreeMap<>();
        list.forEach(record -> found.put(record.get("name").asText(), record));
        return found;
    }

    @Test
    void the_specification_runs_as_it_stands_and_its_steps_tell_what_they_promise() throws Exception {
        baton.seed("user_data_workflow.yaml");
        String out = baton.good("run", "user_data_workflow.yaml");
        int generated = out.indexOf("completed  generate_config");
        assertTrue(generated >= 0 && generated < out.indexOf("started    train_model"), out);
        assertTrue(generated < out.indexOf("started    evaluate_model"), out);
        assertTrue(out.contains("it runs alone"), out);

        Map<String, JsonNode> jobs = byName(baton.json("jobs", "list", "1"));
        assertEquals("Training with config:\n" + CONFIG, output(jobs.get("train_model")));
        assertEquals("Evaluating with config:\n" + CONFIG, output(jobs.get("evaluate_model")));
        JsonNode data = byName(baton.json("user-data", "list", "1")).get("ml_config");
        assertEquals(32, data.get("data").get("batch_size").asInt());
        JsonNode results = baton.json("results", "list", "1");
        assertEquals(3, results.size());
        results.forEach(result -> assertEquals(0, result.get("return_code").asInt()));

        String again = baton.good("run", "user_data_workflow.yaml");
        assertTrue(again.startsWith("Nothing changed: all 3 jobs"), again);
    }

    @Test
    void with_room_for_both_the_readers_of_the_data_run_at_the_same_time() throws Exception {
        baton.write("both.yaml", """
                name: both
                resource_requirements:
                  - {name: large, num_cpus: 8, num_gpus: 2, memory: 32g, runtime: PT4H}
                  - {name: small, num_cpus: 4, num_gpus: 1, memory: 16g, runtime: PT1H}
                jobs:
                  - {name: train, command: "touch t; until [ -e e ]; do sleep 0.05; done", resource_requirements: large}
                  - {name: evaluate, command: "touch e; until [ -e t ]; do sleep 0.05; done", resource_requirements: small}
                """);
        baton.good("run", "both.yaml", "--num-cpus", "12", "--memory-gb", "64", "--num-gpus", "3");
    }

    @Test
    void the_patterns_run_with_programs_that_stand_in_for_python() throws Exception {
        baton.program("python", """
                #!/bin/bash
                case $1 in
                  analyze.py) echo 0.05 ;;
                  process.py) case $3 in 1) echo '{"id": 1}' ;; 2) echo '[1, 2]' ;; 3) echo '"text"' ;; *) echo $3 ;; esac ;;
                  aggregate.py) jq -c .data $2 > aggregated ;;
                esac
                """);
        baton.seed("dynamic_configuration.yaml");
        baton.good("run", "dynamic_configuration.yaml");
        assertEquals(
                "{\"learning_rate\":0.05}",
                baton.json("user-data", "list", "1").get(0).get("data").toString());
        baton.seed("collecting_results.yaml");
        baton.good("run", "collecting_results.yaml");
        assertEquals("{\"id\":1}\n[1,2]\n\"text\"\n4\n5\n6\n7\n8\n9\n10\n", baton.read("aggregated"));
    }
}
