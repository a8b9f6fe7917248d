package dev.baton.engine.spec;

import static dev.baton.engine.spec.Specs.command;
import static dev.baton.engine.spec.Specs.errors;
import static dev.baton.engine.spec.Specs.warnings;
import static dev.baton.engine.spec.Specs.yaml;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** References in commands, explicit lists and regexes; sub-NN and spec-NN are Torc's conformance cases. */
class ReferencesTest {
    @Test
    void files_become_paths_and_links() {
        WorkflowSpec spec = yaml("""
                files: [{name: raw, path: in put.csv}, {name: clean, path: out.csv}]
                jobs:
                  - command: sort "${files.input.raw}" > ${files.output.clean}
                    invocation_script: 'nice # ${files.input.clean}'
                """);
        assertEquals("sort \"in put.csv\" > out.csv", command(spec, 0));
        assertArrayEquals(new int[] {0, 1}, spec.jobs().getFirst().inputFiles());
        assertArrayEquals(new int[] {1}, spec.jobs().getFirst().outputFiles());
    }

    @Test
    void user_data_is_linked_whether_it_has_data_or_not() {
        WorkflowSpec spec = yaml("""
                user_data: [{name: full, data: {a: [1, 2.5, x, null, true]}, is_ephemeral: true}, {name: empty}]
                jobs:
                  - command: get ${user_data.input.full} ${user_data.input.empty} ${user_data.input.full}
                """);
        assertEquals("get 101 102 101", command(spec, 0));
        assertArrayEquals(new int[] {0, 1}, spec.jobs().getFirst().inputUserData());
        assertEquals(
                "{\"a\":[1,2.5,\"x\",null,true]}",
                spec.userData().getFirst().data().toString());
        assertTrue(spec.userData().getFirst().ephemeral());
    }

    @Test
    void references_join_the_lists_instead_of_replacing_them() {
        WorkflowSpec spec = yaml("""
                files: [{name: a, path: a}, {name: b, path: b}]
                jobs: [{command: "cat ${files.input.b}", input_files: [a]}]
                """);
        assertArrayEquals(new int[] {0, 1}, spec.jobs().getFirst().inputFiles());
    }

    @Test
    void sub_02_unknown_names_stay_as_text_with_a_warning() {
        String text = """
                files: [{name: note, path: n}]
                jobs:
                  - command: cat ${files.input.nope} ${user_data.input.nope} ${files.output.nope} ${files.input.}
                """;
        assertEquals(
                "cat ${files.input.nope} ${user_data.input.nope} ${files.output.nope} ${files.input.}",
                command(yaml(text), 0));
        assertEquals(
                List.of(
                        "w.yaml:3:14: jobs[0].command: there is no file 'nope'; the reference stays as text;"
                                + " did you mean 'note'?",
                        "w.yaml:3:14: jobs[0].command: there is no user data 'nope'; the reference stays as text"),
                warnings(text));
    }

    @Test
    void a_parameter_that_is_not_there_is_an_error_in_a_reference() {
        assertEquals(
                List.of("w.yaml:1:18: jobs[0].command: the reference to 'r_{i}' holds braces, but the job has no such"
                        + " parameter"),
                errors("jobs: [{command: 'put ${user_data.output.r_{i}}'}]"));
    }

    @Test
    void a_shell_variable_in_a_name_fits_what_is_declared() {
        WorkflowSpec spec = yaml("""
                user_data: [{name: r_1, data: 1}, {name: r_, data: 1}, {name: r_22, data: 1}, {name: s_1, data: 1}]
                jobs:
                  - command: get ${user_data.input.r_${n}} ${user_data.output.s_$x}
                """);
        assertArrayEquals(new int[] {0, 2}, spec.jobs().getFirst().inputUserData());
        assertArrayEquals(new int[] {3}, spec.jobs().getFirst().outputUserData());
        assertEquals(
                "declare -A baton_user_data=([r_1]=101 [r_22]=103 [s_1]=104)\n"
                        + "get ${baton_user_data[r_${n}]} ${baton_user_data[s_$x]}",
                command(spec, 0));
    }

    @Test
    void a_pattern_that_fits_nothing_or_is_no_plain_variable_is_an_error() {
        assertEquals(
                List.of("w.yaml:1:18: jobs[0].command: no user data fits the reference to 'x_$i'"),
                errors("jobs: [{command: 'get ${user_data.input.x_$i}'}]"));
        assertEquals(
                List.of("w.yaml:1:18: jobs[0].command: the name 'x_$(id)' may hold letters, digits,"
                        + " _ . : @ % + = , - and shell variables as $name or ${name}"),
                errors("jobs: [{command: 'get ${user_data.input.x_$(id)}'}]"));
    }

    @Test
    void the_arrays_stand_before_the_invocation_script() {
        WorkflowSpec spec = yaml("""
                user_data: [{name: r_1, data: 1}]
                jobs: [{command: "get ${user_data.input.r_$i}", invocation_script: time}]
                """);
        assertEquals("get ${baton_user_data[r_$i]}", command(spec, 0));
        assertEquals(
                "declare -A baton_user_data=([r_1]=7)\ntime",
                spec.jobs().getFirst().invocationScript().render(i -> 7));
        assertNull(yaml("jobs: [{command: x}]").jobs().getFirst().invocationScript());
    }

    @Test
    void bash_finds_ids_and_paths_by_any_name() throws IOException, InterruptedException {
        WorkflowSpec spec = yaml("""
                user_data: [{name: "r_it's", data: 1}, {name: "r_x]y", data: 1}, {name: "r_a b$c`d\\"e", data: 1}]
                files: [{name: f_1, path: "p q'"}, {name: f_2, path: $HOME}]
                jobs:
                  - command: |
                      for i in "it's" 'x]y' 'a b$c`d"e'; do echo "${user_data.input.r_$i}"; done
                      for i in 1 2; do echo "${files.input.f_$i}"; done
                """);
        Process bash = new ProcessBuilder("bash", "-c", command(spec, 0))
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("101\n102\n103\np q'\n$HOME\n", output);
        assertEquals(0, bash.waitFor());
    }

    @Test
    void what_is_written_by_reference_need_not_be_declared_but_files_must() {
        WorkflowSpec spec = yaml("""
                jobs:
                  - command: get ${user_data.input.new} ${files.output.none}
                  - command: put ${user_data.output.new}
                """);
        assertArrayEquals(new int[] {0}, spec.jobs().getFirst().inputUserData());
        assertTrue(spec.userData().getFirst().data().isNull());
        assertEquals(0, spec.files().size());
    }

    @Test
    void spec_02_a_regex_must_add_something_new() {
        assertEquals(
                List.of(
                        "w.yaml:4:26: jobs[1].depends_on_regexes[0]: the regex 'zzz.*' matches no job",
                        "w.yaml:7:26: jobs[2].depends_on_regexes[0]: the regex 'a' matches no job that is not listed by"
                                + " name already"),
                errors("""
                        jobs:
                          - {name: a, command: x}
                          - command: x
                            depends_on_regexes: ["zzz.*"]
                          - command: x
                            depends_on: [a]
                            depends_on_regexes: ["a"]
                        """));
    }

    @Test
    void spec_03_a_regex_is_found_anywhere_in_a_name() {
        WorkflowSpec spec = yaml("""
                jobs:
                  - {name: work_1, command: x}
                  - {name: work_10, command: x}
                  - {name: other, command: x}
                  - {name: end, command: x, depends_on_regexes: [work_1]}
                  - {name: all, command: x, depends_on_regexes: [".*"]}
                """);
        assertArrayEquals(new int[] {0, 1}, spec.jobs().get(3).dependsOn());
        assertArrayEquals(new int[] {0, 1, 2, 3}, spec.jobs().get(4).dependsOn());
    }

    @Test
    void regexes_find_files_and_user_data() {
        WorkflowSpec spec = yaml("""
                files: [{name: in_1, path: a}, {name: in_2, path: b}, {name: out_1, path: c}]
                user_data: [{name: u1, data: 1}, {name: u2, data: 1}, {name: v1, data: 1}]
                jobs:
                  - command: x
                    input_file_regexes: ['^in_\\d$']
                    output_file_regexes: [out]
                    input_user_data_regexes: ['u\\d']
                    output_user_data_regexes: [v]
                """);
        JobSpec job = spec.jobs().getFirst();
        assertArrayEquals(new int[] {0, 1}, job.inputFiles());
        assertArrayEquals(new int[] {2}, job.outputFiles());
        assertArrayEquals(new int[] {0, 1}, job.inputUserData());
        assertArrayEquals(new int[] {2}, job.outputUserData());
    }

    @Test
    void bad_and_endless_regexes_are_errors() {
        List<String> errors = errors("""
                files: [{name: %s!, path: a}]
                jobs:
                  - {command: x, input_file_regexes: ["("]}
                  - {command: x, input_file_regexes: ["(.*a){12}b", "%s"]}
                """.formatted("a".repeat(60), "b".repeat(1001)));
        assertEquals(
                List.of(
                        "w.yaml:3:39: jobs[0].input_file_regexes[0]: '(' is no regex: Unclosed group",
                        "w.yaml:4:39: jobs[1].input_file_regexes[0]: the regex '(.*a){12}b' takes too long to match",
                        "w.yaml:4:53: jobs[1].input_file_regexes[1]: a regex may have at most 1000 characters"),
                errors);
    }
}
