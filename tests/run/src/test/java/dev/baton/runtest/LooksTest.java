package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at a workflow before and after its run: its plan, what its jobs used, and the joins of 2023. */
final class LooksTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SPEC = """
            name: study
            parameters: {i: "1:3"}
            files: [{name: raw, path: raw.txt}]
            user_data: [{name: rate, data: 2}]
            resource_requirements: [{name: small, num_cpus: 1, memory: 10m, runtime: PT1M}]
            jobs:
              - {name: fetch, command: "echo 1 > ${files.output.raw}", resource_requirements: small}
              - name: "work_{i}"
                command: cat ${files.input.raw}; echo ${user_data.input.rate}; sleep 0.5
                use_parameters: [i]
              - {name: collect, command: "true", depends_on_regexes: ["work_"]}
            """;

    @TempDir
    Path folder;

    private Command baton;

    @BeforeEach
    void specification() throws Exception {
        baton = new Command(folder);
        baton.write("study.yaml", SPEC);
    }

    @Test
    void a_plan_of_a_specification_needs_neither_server_nor_data_folder() throws Exception {
        String plan = baton.good("workflows", "execution-plan", "study.yaml");
        assertTrue(plan.endsWith("""
                ╭───────┬──────┬────────────────────────╮
                │ Stage │ Jobs │ Names                  │
                ├───────┼──────┼────────────────────────┤
                │ 1     │ 1    │ fetch                  │
                │ 2     │ 3    │ work_1, work_2, work_3 │
                │ 3     │ 1    │ collect                │
                ╰───────┴──────┴────────────────────────╯
                """), plan);
        assertTrue(Files.notExists(folder.resolve(".baton")));
        baton.write(
                "circle.yaml",
                "name: c\njobs:\n  - {name: a, command: a, depends_on: [b]}\n  - {name: b, command: b, depends_on: [a]}\n");
        Command.Outcome wrong = baton.run("workflows", "execution-plan", "circle.yaml");
        assertEquals(1, wrong.code(), wrong.out());
        assertTrue(wrong.out().contains("a -> b -> a"), wrong.out());
        Command.Outcome absent = baton.run("workflows", "execution-plan", "none.yaml");
        assertEquals("baton: there is no file none.yaml\n", absent.out());
    }

    @Test
    void that_many_jobs_are_created_is_said_before() throws Exception {
        baton.write("many.yaml", """
                name: many
                parameters: {i: "1:9999"}
                jobs:
                  - {name: fails, command: exit 1}
                  - {name: "job_{i}", command: "true", depends_on: [fails], cancel_on_blocking_job_failure: true, use_parameters: [i]}
                """);
        Command.Outcome run = baton.run("run", "many.yaml");
        assertTrue(run.out().startsWith("Creating a workflow of 10000 jobs ...\nCreated workflow 1\n"), run.out());
        assertTrue(run.out().contains("  canceled          9999\n"), run.out());
    }

    @Test
    void what_jobs_used_becomes_a_picture() throws Exception {
        baton.good("run", "study.yaml");
        String said = baton.good("plot-resources", "1", "--save", "used.svg");
        assertTrue(said.matches("Drew [3-5] attempts into used\\.svg\n"), said);
        String svg = baton.read("used.svg");
        assertTrue(svg.startsWith("<svg ") && svg.contains(">work_2</text>"), svg);
        assertEquals("Drew 1 attempt into resources_wf1.html\n", baton.good("plot-resources", "1", "-j", "4194306"));
    }

    @Test
    void every_join_of_2023_tells_the_documents_at_both_ends() throws Exception {
        baton.good("run", "study.yaml");
        baton.served(this::joins);
    }

    private void joins() throws Exception {
        joined("job-blocks", 6, "{'_key': '4194305', 'name': 'fetch'}", "{'_key': '4194306', 'name': 'work_1'}");
        joined("job-needs-file", 3, "{'_key': '4194306', 'name': 'work_1'}", null);
        joined("job-produces-file", 1, "{'_key': '4194305', 'name': 'fetch'}", null);
        joined("job-consumes-data", 3, null, "{'_key': '4194305', 'is_ephemeral': false, 'name': 'rate', 'data': 2}");
        joined("job-stores-data", 0, null, null);
        joined("job-schedulers", 0, null, null);
        joined("compute-node-utilization", 0, null, null);
        JsonNode results = joined("job-results", 5, "{'_key': '4194305', 'name': 'fetch'}", null);
        assertEquals(0, results.at("/0/to/return_code").asInt(-1));
        assertEquals("completed", results.at("/0/to/status").asText());
        JsonNode used = joined("job-process-utilization", -1, null, null);
        assertTrue(used.at("/0/to/max_rss").asLong() > 100_000, used::toString);
        JsonNode executed = joined("compute-node-executed-jobs", 5, null, "{'_key': '4194305', 'name': 'fetch'}");
        assertTrue(executed.at("/0/from/num_cpus").asInt() > 0, executed::toString);
        JsonNode requirements = joined("job-requirements", 5, null, null);
        assertTrue(requirements.at("/0/from/command").asText().startsWith("echo 1"), requirements::toString);
        JsonNode one = JSON.readTree(
                baton.good("-k", "1", "-F", "json", "collections", "join", "job-results", "-f", "_key=4194306"));
        assertTrue(one.get("items").size() <= 1, one::toString);
        JsonNode by = JSON.readTree(baton.good(
                "-k",
                "1",
                "-F",
                "json",
                "collections",
                "join-by-edge",
                "jobs",
                "returned",
                "-f",
                "name=fetch",
                "-x",
                "command"));
        assertEquals(1, by.get("items").size());
        assertTrue(by.at("/items/0/from/command").isMissingNode()
                && by.at("/items/0/from/status").isTextual());
        assertTrue(baton.good("-k", "1", "collections", "list").contains("job_process_stats\njobs\n"));
    }

    /** A count below zero is none; ends that are given are the first item's. */
    private JsonNode joined(String name, int count, String from, String to) throws Exception {
        JsonNode items = JSON.readTree(baton.good("-k", "1", "-F", "json", "collections", "join", name))
                .get("items");
        if (count >= 0) {
            assertEquals(count, items.size(), name + items);
        }
        if (from != null) {
            assertEquals(JSON.readTree(from.replace('\'', '"')), items.at("/0/from"), name);
        }
        if (to != null) {
            assertEquals(JSON.readTree(to.replace('\'', '"')), items.at("/0/to"), name);
        }
        return items;
    }
}
