package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rest of the verbs, and how a command line fails. */
class VerbsTest extends VerbTest {
    @Test
    void status_counts_jobs() {
        server.on("GET /workflows/1/status", "{\"id\": 1, \"run_id\": 1}")
                .list(
                        "GET /jobs?workflow_id=1",
                        "{\"status\":\"ready\"}",
                        "{\"status\":\"blocked\"}",
                        "{\"status\":\"ready\"}");
        assertEquals(0, console.run("workflows status 1"));
        assertEquals(
                "{\"id\":1,\"run_id\":1,\"jobs\":{\"blocked\":1,\"ready\":2}}",
                console.out().replaceAll("\\s", ""));
    }

    @Test
    void cancel_and_delete_say_what_they_did() {
        server.on("PUT /workflows/1/cancel", "{}").on("DELETE /workflows/1", "{\"id\": 1}");
        assertEquals(0, console.run("workflows cancel 1"));
        assertEquals("Canceled workflow 1\n", console.out());
        assertEquals(0, console.run("workflows delete 1"));
        assertEquals("Deleted workflow 1\n", console.out());
    }

    @Test
    void filters_reach_the_server() {
        server.list("GET /jobs?workflow_id=1&status=failed")
                .list("GET /results?workflow_id=1&job_id=2&run_id=3&return_code=1&status=failed&all_runs=true");
        assertEquals(0, console.run("jobs list 1 -s failed"), console.err());
        assertEquals(0, console.run("results list 1 -j 2 -r 3 --return-code 1 -s failed --all-runs"), console.err());
    }

    @Test
    void failed_results_are_those_with_another_code_than_zero() {
        server.list("GET /results?workflow_id=1", "{\"id\":1,\"return_code\":0}", "{\"id\":2,\"return_code\":3}");
        assertEquals(0, console.run("results list 1 --failed -f json"));
        assertEquals("[{\"id\":2,\"return_code\":3}]", console.out().replaceAll("\\s", ""));
    }

    @Test
    void an_empty_list_is_an_empty_table_or_a_sentence_for_a_person() {
        server.list("GET /files?workflow_id=1");
        assertEquals(0, console.run("files list 1"));
        assertEquals(4, console.out().lines().count());
        assertEquals(0, console.onTerminal().run("files list 1"));
        assertEquals("No files.\n", console.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "404 | {\"error\": {\"message\": \"Workflow not found\"}} | Workflow not found",
                "403 | {\"error\": \"forbidden\", \"message\": \"not yours\"} | not yours",
                "500 | An internal error occurred | the server answered 500: An internal error occurred",
                "502 | <html>proxy</html> | the server answered 502"
            })
    void an_error_is_told_in_the_servers_words(int status, String body, String message) {
        server.on("GET /workflows/1", status, body);
        assertEquals(1, console.run("workflows get 1"));
        assertEquals("baton: " + message + "\n", console.err());
        assertEquals("", console.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "jobs",
                "jobs list",
                "jobs list x",
                "jobs list 1 --nonsense",
                "jobs list 1 -f xml",
                "user-data create 1"
            })
    void a_wrong_command_line_ends_with_2_and_names_the_help(String line) {
        assertEquals(2, console.run(line));
        assertTrue(console.err().startsWith("baton: "), console.err());
        assertTrue(console.err().contains("--help"), console.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "run spec.yaml", "worker", "run 1 --num-cpus 12 --memory-gb 64 --num-gpus 3"})
    void verbs_of_the_application_are_left_to_it(String line) {
        assertEquals(Failure.NEEDS_APPLICATION, console.run(line), console.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "run --help", "workflows create --help", "user-data --help", "server --help"})
    void help_teaches_by_example(String line) {
        assertEquals(0, console.run(line));
        assertTrue(console.out().contains("\n  baton ") || console.out().contains("(baton "), console.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stash put --help", "jobs list --help", "job-files put --help", "sparky queue --help"})
    void the_help_of_a_verb_is_its_own(String line) {
        console.run(line.split(" "));
        assertFalse(console.out().contains("Run a workflow, watch it"), console.out());
        assertFalse(console.out().contains("null"), console.out());
    }

    @Test
    void the_first_help_shows_how_data_is_handed_on() {
        console.run("--help");
        assertTrue(console.out().contains("baton user-data get ${user_data.input.config} | jq .data"), console.out());
    }

    @Test
    void env_quotes_the_folder() {
        assertEquals(0, console.run("env"));
        assertEquals(
                "export PATH='" + folder.toString() + "/it'\\''s/bin':\"$PATH\":'" + folder + "/it'\\''s/bin/last'\n",
                console.out());
    }

    @Test
    void the_version_is_the_builds() {
        assertEquals(0, console.run("--version"));
        assertTrue(console.out().matches("baton \\d+\\.\\d+\\.\\d+.*\n"), console.out());
    }

    @Test
    void completion_knows_both_names_and_every_verb() {
        assertEquals(0, console.run("completion bash"));
        assertTrue(console.out().contains("complete -F _complete_baton -o default baton"), "baton");
        assertTrue(console.out().contains("complete -F _complete_torc -o default torc"), "torc");
        assertTrue(console.out().contains("initialize-jobs"));
    }
}
