package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command blocks of the seeds, as they are printed there, in bash with torc on the PATH; the Python blocks run as they
 * stand, over modules of the names that they import, which speak HTTP by urllib alone.
 */
final class SeedsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIRST = """
            set -e
            export HOME=$PWD PYTHONPATH=$PWD/python PATH="${BATON%/*}/functions/cli/bin:$PATH"
            """;

    @TempDir
    Path folder;

    private Command baton;
    private Process server;

    @BeforeAll
    static void programs() throws Exception {
        Debian.require("jq");
        Debian.require("python3");
    }

    @BeforeEach
    void python() throws Exception {
        baton = new Command(folder);
        // The seeds call it by the name that it had before the third version.
        baton.program("python", "#!/bin/sh\nexec python3 \"$@\"\n");
        for (String module : List.of(
                "swagger_client/__init__.py",
                "swagger_client/configuration.py",
                "torc/__init__.py",
                "torc/api.py",
                "torc/torc_rc.py")) {
            baton.resource("python/" + module, "python/" + module);
        }
    }

    @AfterEach
    void over() {
        Command.stop(server);
    }

    private static String block(String name) throws Exception {
        return Files.readString(
                Path.of(SeedsTest.class.getResource("/seed/" + name).toURI()));
    }

    private String script(String commands) throws Exception {
        baton.write("script.sh", FIRST + commands);
        Command.Outcome outcome = baton.script(List.of(), "script.sh");
        assertEquals(0, outcome.code(), outcome.out());
        return outcome.out();
    }

    /** Serves without a key, as the database of 2023 did, and says so in the file that the seeds name. */
    private void serve(String port) throws Exception {
        server = baton.serving(port, "--open");
        int real = URI.create(
                        JSON.readTree(baton.read(".baton/endpoint")).get("url").asText())
                .getPort();
        baton.write(".torc.json5", """
                {
                  // where the jobs are
                  database_url: "http://localhost:%d/_db/workflows/torc-service",
                }
                """.formatted(real));
    }

    private String output(String job) throws Exception {
        try (Stream<Path> logs = Files.list(folder.resolve("output/job_stdio"))) {
            return logs.filter(file -> file.getFileName().toString().matches(".*_j" + job + "_.*\\.o"))
                    .map(SeedsTest::read)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void passesData(String specification) throws Exception {
        serve("0");
        baton.seed(specification);
        // The seed writes a variable that it never sets; what it means is the data that it has just changed.
        String store = block("store.py").replace("output_data1.data =", "spark_ud = output_data1\noutput_data1.data =");
        baton.write("work1.py", block("identify.py") + "\n" + store);
        baton.write("work2.py", block("identify.py") + "\n" + block("consume.py") + """
                import subprocess
                print(output_data1.data["result"], output_data1.name, flush=True)
                subprocess.run("torc -k $TORC_WORKFLOW_KEY -F json collections join job-consumes-data -f key=$TORC_JOB_KEY",
                               shell=True, check=True)
                """);
        String out = script("""
                torc workflows create %s -f json | jq -r .id > id
                torc workflows initialize-jobs $(cat id)
                torc run $(cat id)
                """.formatted(specification));
        assertTrue(out.indexOf("completed  work1") < out.indexOf("started    work2"), out);
        String said = output("4194306");
        assertTrue(said.startsWith("1.2 output_data1\n{\n  \"items\": [\n    {\n      \"from\": {\n"), said);
        JsonNode joined = JSON.readTree(said.substring(said.indexOf('{')));
        assertEquals(JSON.readTree("""
                {"items": [{"from": {"_key": "4194306", "name": "work2"},
                            "to": {"_key": "4194305", "is_ephemeral": false, "name": "output_data1",
                                   "data": {"result": 1.2}}}]}"""), joined);
    }

    @Test
    void passing_data_between_jobs() throws Exception {
        passesData("passing_data.json5");
    }

    @Test
    void passing_data_between_jobs_from_kdl() throws Exception {
        passesData("passing_data.kdl");
    }

    @Test
    void data_of_a_job_at_the_usual_port_without_a_key() throws Exception {
        serve("8529");
        baton.write("jobs.yaml", "name: three\njobs:\n  - {name: one, command: \"true\"}\n");
        String said = script("""
                torc workflows create jobs.yaml >/dev/null
                torc jobs add-user-data 4194305 "{key1: 'val1', key2: 'val2'}" "{key3: 'val3'}"
                torc jobs get-user-data 4194305
                """);
        String[] lines = said.split("\n");
        // What stood before it in 2023 was the log's: a time, a level and a line of Torc's source.
        assertEquals("Added user_data key=4194305 to job key=4194305", lines[0]);
        assertEquals("Added user_data key=4194306 to job key=4194305", lines[1]);
        assertTrue(lines[2].matches("\\{'_key': '4194306', '_rev': '[^']+', 'key3': 'val3'}"), said);
        assertTrue(lines[3].matches("\\{'_key': '4194305', '_rev': '[^']+', 'key1': 'val1', 'key2': 'val2'}"), said);

        baton.write("job_data.py", block("job_data.py").replace("92181686", "1").replace("92181820", "4194305"));
        String python = script("python job_data.py");
        assertTrue(
                python.startsWith("Added user data key=4194307\nAdded user data key=4194308\nJob key=4194305 stores ["),
                python);
        assertTrue(python.contains("'key1': 'val1', 'key2': 'val2'"), python);
    }

    @Test
    void one_runner_script_gives_three_jobs_their_own_parameters_and_a_record_is_the_whole_workflows()
            throws Exception {
        serve("0");
        baton.write("runner.sh", """
                data=$(torc jobs get-user-data $TORC_JOB_KEY | sed "s/'/\\"/g" | jq -c '{x, y}')
                echo "$TORC_JOB_NAME computes $data with $(torc user-data list $TORC_WORKFLOW_KEY -f json |
                  jq -c '.[] | select(.name == "common").data')"
                """);
        baton.write("three.yaml", """
                name: three
                parameters: {i: "1:3"}
                jobs:
                  - {name: "job_{i}", command: bash runner.sh, use_parameters: [i]}
                """);
        script("""
                torc workflows create three.yaml
                torc user-data create 1 -n common -d '{"scale": 2}'
                for i in 1 2 3; do torc jobs add-user-data $((4194304 + i)) "{x: $i, y: $((i * i))}"; done
                torc workflows initialize-jobs 1
                torc run 1
                """);
        for (int i = 1; i <= 3; i++) {
            assertEquals(
                    "job_%d computes {\"x\":%d,\"y\":%d} with {\"scale\":2}\n".formatted(i, i, i * i),
                    output(Integer.toString(4194304 + i)));
        }
    }

    @Test
    void the_tutorial_step_by_step_against_a_server() throws Exception {
        steps("user_data_workflow.yaml");
    }

    @Test
    void the_tutorial_from_kdl() throws Exception {
        steps("user_data_workflow.kdl");
    }

    private void steps(String specification) throws Exception {
        serve("0");
        baton.seed(specification);
        String out = script("""
                # Create the workflow
                WORKFLOW_ID=$(torc workflows create %s -f json | jq -r '.id')
                echo "Created workflow: $WORKFLOW_ID"

                # Initialize jobs
                torc workflows initialize-jobs $WORKFLOW_ID
                # Check user_data - should be null
                torc user-data list $WORKFLOW_ID
                torc jobs list $WORKFLOW_ID
                torc run $WORKFLOW_ID
                torc user-data list $WORKFLOW_ID -f json | jq '.[] | {name, data}'
                torc results list $WORKFLOW_ID

                USER_DATA_ID=$(torc user-data list $WORKFLOW_ID -f json | jq '.[0].id')
                # Get the full record
                torc user-data get $USER_DATA_ID
                # Get just the data field
                torc user-data get $USER_DATA_ID | jq '.data'
                # Save to a file for your application
                torc user-data get $USER_DATA_ID | jq '.data' > config.json
                # Update with JSON data
                torc user-data update $USER_DATA_ID --data '{"key": "value"}'
                # Update from a file
                echo '{"rows": [1, 2]}' > results.json
                torc user-data update $USER_DATA_ID --data "$(cat results.json)"
                torc user-data get $USER_DATA_ID | jq -c .data
                """.formatted(specification));
        assertTrue(out.startsWith("Created workflow: 1\n"), out);
        shows(out, "│ ID      │ Name      │ Data │ Workflow ID │");
        shows(out, "│ 4194305 │ ml_config │ null │ 1           │");
        assertTrue(
                out.matches(
                        "(?s).*│ generate_config +│ ready +│.*│ train_model +│ blocked +│.*│ evaluate_model +│ blocked +│.*"),
                out);
        shows(out, """

                {
                  "name": "ml_config",
                  "data": {
                    "learning_rate": 0.001,
                    "batch_size": 32,
                    "epochs": 10
                  }
                }
                """);
        assertEquals(
                32, JSON.readTree(baton.read("config.json")).get("batch_size").asInt());
        assertTrue(out.endsWith("\n{\"rows\":[1,2]}\n"), out);
        JsonNode results = baton.json("results", "list", "1");
        assertEquals(3, results.size());
        results.forEach(result -> assertEquals(0, result.get("return_code").asInt()));
    }

    private static void shows(String out, String text) {
        assertTrue(out.contains(text), out);
    }
}
