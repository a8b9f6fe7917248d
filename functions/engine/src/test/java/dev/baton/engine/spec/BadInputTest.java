package dev.baton.engine.spec;

import static dev.baton.engine.spec.Specs.errors;
import static dev.baton.engine.spec.Specs.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of bad input has one clear error with its place. */
class BadInputTest {
    private static void assertError(String expected, String yaml) {
        assertEquals(List.of("w.yaml:" + expected), errors(yaml));
    }

    @Test
    void several_problems_are_reported_at_once_in_the_order_of_the_file() {
        InvalidSpecException e =
                assertThrows(InvalidSpecException.class, () -> SpecParser.parse(source("dir/p.yaml", """
                nme: x
                jobs:
                  - name: a
                    comand: x
                    depends_on: [c, 7]
                  - name: ../../x
                    command: 5
                    priority: high
                    resource_requirements: big
                resource_requirements:
                  - {name: bigg, num_cpus: 0, memory: 1.5g, runtime: 1h}
                """)));
        assertEquals("""
                dir/p.yaml:1:1: nme: unknown key; did you mean 'name'?
                dir/p.yaml:3:5: jobs[0]: the key 'command' is missing
                dir/p.yaml:4:5: jobs[0].comand: unknown key; did you mean 'command'?
                dir/p.yaml:5:21: jobs[0].depends_on[1]: expected text, found the number 7; put it in quotes
                dir/p.yaml:7:14: jobs[1].command: expected text, found the number 5; put it in quotes
                dir/p.yaml:8:15: jobs[1].priority: expected a whole number from -2147483648 to 2147483647, found text
                dir/p.yaml:11:28: resource_requirements[0].num_cpus: expected a whole number from 1 to 2147483647,\
                 found the number 0
                dir/p.yaml:11:39: resource_requirements[0].memory: memory must be digits and an optional k, m, g or t,\
                 such as 16g, not '1.5g'
                dir/p.yaml:11:54: resource_requirements[0].runtime: a duration must be in ISO-8601 form, such as PT30M\
                 or P1DT2H, not '1h'""", e.getMessage());
        assertEquals("jobs[0].comand", e.problems().get(2).key());
    }

    @Test
    void a_cycle_names_its_jobs_in_order() {
        assertError("2:5: jobs[0]: jobs wait for each other in a circle: a -> c -> b -> a (-> means: waits for)", """
                jobs:
                  - {name: a, command: x, depends_on: [c]}
                  - {name: b, command: x, depends_on: [a]}
                  - {name: c, command: x, depends_on: [b]}
                  - {name: d, command: x, depends_on: [a]}
                """);
    }

    @Test
    void an_unknown_name_is_an_error_with_a_suggestion() {
        assertError("3:44: jobs[1].depends_on[0]: there is no job 'prepaer'; did you mean 'prepare'?", """
                jobs:
                  - {name: prepare, command: x}
                  - {name: train, command: x, depends_on: [prepaer]}
                """);
    }

    @Test
    void unknown_names_are_errors_in_every_list() {
        assertEquals(
                List.of(
                        "w.yaml:3:18: jobs[0].blocked_by[0]: there is no job 'q'",
                        "w.yaml:4:19: jobs[0].input_files[0]: there is no file 'q'",
                        "w.yaml:5:20: jobs[0].output_files[0]: there is no file 'q'",
                        "w.yaml:6:23: jobs[0].input_user_data[0]: there is no user data 'q'",
                        "w.yaml:7:24: jobs[0].output_user_data[0]: there is no user data 'q'",
                        "w.yaml:8:26: jobs[0].consumes_user_data[0]: there is no user data 'q'",
                        "w.yaml:9:28: jobs[0].resource_requirements: there is no resource requirements 'q'",
                        "w.yaml:10:22: jobs[0].failure_handler: there is no failure handler 'q'",
                        "w.yaml:11:16: jobs[0].scheduler: there is no scheduler 'q'"),
                errors("""
                        jobs:
                          - command: x
                            blocked_by: [q]
                            input_files: [q]
                            output_files: [q]
                            input_user_data: [q]
                            output_user_data: [q]
                            consumes_user_data: [q]
                            resource_requirements: q
                            failure_handler: q
                            scheduler: q
                        """));
    }

    @Test
    void a_duplicate_names_both_places() {
        assertError("3:12: jobs[1].name: the job name 'a' is used twice, first at line 2, column 12", """
                jobs:
                  - {name: a, command: x}
                  - {name: a, command: x}
                """);
        assertError(
                "2:12: jobs[0].name: the job name 'a' is used twice by the expansion of this record;"
                        + " put each parameter into the name",
                "jobs:\n  - {name: a, command: 'x {i}', parameters: {i: '1:3'}}\n");
    }

    @Test
    void a_record_that_an_alias_repeats_is_a_duplicate_and_no_expansion() {
        assertError("2:17: jobs[1].name: the job name 'a' is used twice, first at line 2, column 17", """
                jobs:
                  - &job {name: a, command: x}
                  - *job
                """);
    }

    @Test
    void duplicates_of_every_kind_are_errors() {
        assertEquals(
                List.of("file", "user data", "resource requirements", "failure handler", "scheduler"),
                errors("""
                        jobs: []
                        files: [{name: a, path: x}, {name: a, path: x}]
                        user_data: [{name: a}, {name: a}]
                        resource_requirements: [{name: a, num_cpus: 1, memory: 1g}, {name: a, num_cpus: 1, memory: 1g}]
                        failure_handlers: [{name: a, rules: []}, {name: a, rules: []}]
                        slurm_schedulers: [{name: a, account: x}, {name: a, account: x}]
                        """).stream()
                        .map(e -> e.replaceAll(".*: the (.*) name 'a' is used twice, first at .*", "$1"))
                        .toList());
    }

    @Test
    void a_key_twice_is_an_error() {
        assertError("3:5: the key 'name' stands twice in this map, first at line 2", """
                jobs:
                  - name: a
                    name: b
                    command: x
                """);
        assertEquals(
                List.of("w.json:1:12: the key 'jobs' stands twice in this map, first at line 1"),
                errors(source("w.json", "{\"jobs\":[],\"jobs\":[]}")));
    }

    @Test
    void names_that_could_leave_a_folder_are_refused() {
        assertError(
                "1:16: jobs[0].name: the job name '../../x' must not contain /",
                "jobs: [{name:  ../../x, command: x}]");
        assertError("1:15: jobs[0].name: the job name '..' is not allowed", "jobs: [{name: .., command: x}]");
        assertError(
                "1:15: jobs[0].name: the job name 'a\\b' must not contain \\", "jobs: [{name: 'a\\b', command: x}]");
        assertError(
                "1:15: jobs[0].name: the job name 'a?b' must not contain the control character U+000A",
                "jobs: [{name: \"a\\nb\", command: x}]");
        assertError("1:15: jobs[0].name: the job name '' is empty", "jobs: [{name: '', command: x}]");
        assertError(
                "1:15: jobs[0].name: the job name '" + "a".repeat(80)
                        + "…' has 256 characters; at most 255 are allowed",
                "jobs: [{name: " + "a".repeat(256) + ", command: x}]");
        assertError("1:7: name: the workflow name 'a/b' must not contain /", "name: a/b\njobs: []");
        assertError("1:16: files[0].name: the file name 'a/b' must not contain /", "files: [{name: a/b, path: x}]");
    }

    @Test
    void invalid_utf_8_names_the_byte() {
        byte[] bytes = "jobs:\n- command: \"é\"\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                List.of("w.yaml:2:13: byte 18 is not UTF-8 (0xe9); save the file as UTF-8"),
                errors(new SpecSource("w.yaml", bytes)));
    }

    @Test
    void a_truncated_character_at_the_end_is_invalid_too() {
        assertEquals(
                List.of("w.json:1:3: byte 2 is not UTF-8 (0xc3); save the file as UTF-8"),
                errors(new SpecSource("w.json", new byte[] {'{', '}', (byte) 0xc3})));
    }

    @Test
    void a_huge_file_is_refused_without_reading_it(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("big.yaml");
        try (RandomAccessFile big = new RandomAccessFile(file.toFile(), "rw")) {
            big.setLength(300_000_000);
        }
        InvalidSpecException e = assertThrows(InvalidSpecException.class, () -> SpecSource.read(file));
        assertEquals(file + ": the spec has 300000000 bytes; at most 67108864 (64 MiB) are allowed", e.getMessage());
    }

    @Test
    void files_that_cannot_be_read_say_why(@TempDir Path folder) {
        assertEquals(
                folder + ": this is a folder, not a spec",
                assertThrows(InvalidSpecException.class, () -> SpecSource.read(folder))
                        .getMessage());
        assertEquals(
                folder.resolve("x.yaml") + ": there is no such file",
                assertThrows(InvalidSpecException.class, () -> SpecSource.read(folder.resolve("x.yaml")))
                        .getMessage());
    }

    @Test
    void a_file_is_read_by_its_path(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my.flow.yaml"), "\uFEFFjobs: [{command: x}]\n");
        assertEquals("my.flow", SpecParser.parse(SpecSource.read(file)).spec().name());
    }

    @Test
    void an_empty_file_is_no_workflow() {
        assertError("1:1: the file is empty; a workflow with a list of jobs was expected", " \n");
        assertError("1:1: the file holds no workflow; a map with a list of jobs was expected", "# nothing\n");
        assertEquals(
                List.of("w.json:1:1: the file is empty; a workflow with a list of jobs was expected"),
                errors(source("w.json", "")));
        assertError("1:1: expected a map with keys such as name, found a list", "- a\n");
        assertError("1:1: the key 'jobs' is missing; a list of jobs was expected", "name: a\n");
        assertError("1:7: jobs: expected a list of maps, found a map", "jobs: {}\n");
    }

    @Test
    void yaml_bombs_are_refused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(String.join(",", Collections.nCopies(10, alias)))
                    .append("]\n");
        }
        assertError("7:30: the document holds more than 8000000 values, aliases written out", bomb.toString());
    }

    @Test
    void an_alias_may_not_stand_inside_its_own_anchor() {
        assertError("1:11: *a names no anchor that is complete before it", "jobs: &a [*a]\n");
    }

    @Test
    void deep_nesting_is_refused() {
        assertError("1:107: maps and lists stand more than 100 deep", "jobs: " + "[".repeat(100_000));
        assertEquals(
                List.of("w.json:1:109: maps and lists stand more than 100 deep"),
                errors(source("w.json", "{\"jobs\":" + "[".repeat(100_000))));
    }

    @Test
    void broken_syntax_names_its_place() {
        assertError("2:1: not valid YAML: expected the node content, but found '<stream end>'", "jobs: [\n");
        assertTrue(errors("jobs:\n  \t- a: b\n").getFirst().startsWith("w.yaml:2:4: not valid YAML: "));
        assertError("2:1: a second document starts here; one was expected", "jobs: []\n---\njobs: []\n");
        assertError("1:10: the character U+0001 is not allowed in YAML", "jobs: [ \"\u0001\"]");
        assertError("1:7: the tag !x is not supported", "jobs: !x y\n");
        assertError("2:9: '.inf' is no finite number", "jobs: []\nname:   .inf\n");
    }

    @Test
    void a_kdl_spec_is_told_where_it_breaks() {
        assertEquals(
                List.of("w.kdl:2:3: expected a name or a value, found '='"),
                errors(source("w.kdl", "job \"a\" {\n  =\n}")));
    }

    @Test
    void a_thousand_problems_are_listed_and_the_rest_counted() {
        List<String> errors = errors("jobs:\n" + "  - {}\n".repeat(1500));
        assertEquals(1001, errors.size());
        assertEquals("w.yaml:2:5: jobs[0]: the key 'command' is missing", errors.getFirst());
        assertEquals("w.yaml: and 500 more", errors.getLast());
    }

    @Test
    void a_command_may_have_a_mebibyte() {
        String most = "x".repeat(1 << 20);
        assertEquals(1, Specs.yaml("jobs: [{command: " + most + "}]").jobs().size());
        assertTrue(errors("jobs: [{command: " + most + "y}]").getFirst().endsWith("at most 1048576 are allowed"));
    }

    @Test
    void long_texts_do_not_make_long_messages() {
        String error =
                errors("jobs: []\njobs_sort_method: " + "x".repeat(100_000)).getFirst();
        assertTrue(error.length() < 1100, error);
    }

    /** Each of these took minutes or worse when every open brace or quote looked through the rest of the text. */
    @Test
    void texts_full_of_open_ends_are_read_once() {
        String open = "${user_data.input.".repeat(50_000);
        assertEquals(1, Specs.yaml("jobs: [{command: '" + open + "'}]").jobs().size());
        String braces = "{".repeat(1_000_000);
        assertEquals(
                1,
                Specs.yaml("jobs: [{command: '" + braces + "', parameters: {i: '1'}}]")
                        .jobs()
                        .size());
        String quotes = "[a" + "\"".repeat(1_000_000) + "]";
        assertEquals(
                1,
                Specs.yaml("jobs: [{command: x, parameters: {i: '" + quotes + "'}}]")
                        .jobs()
                        .size());
        String longText = "\"" + "x".repeat(10_000_000) + "\"";
        assertTrue(errors("jobs: " + longText).getFirst().endsWith("expected a list of maps, found text"));
    }
}
