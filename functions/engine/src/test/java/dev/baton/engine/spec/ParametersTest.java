package dev.baton.engine.spec;

import static dev.baton.engine.spec.Specs.errors;
import static dev.baton.engine.spec.Specs.expanded;
import static dev.baton.engine.spec.Specs.names;
import static dev.baton.engine.spec.Specs.warnings;
import static dev.baton.engine.spec.Specs.yaml;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ranges, lists, formats, combinations; par-NN are Torc's conformance cases. */
class ParametersTest {
    private static List<String> jobs(String name, String parameters) {
        return names(yaml("jobs:\n- name: \"" + name + "\"\n  command: x\n" + parameters.indent(2)));
    }

    private static List<String> values(String range) {
        return jobs("<{i}>", "parameters: {i: \"" + range + "\"}");
    }

    @Test
    void par_01_a_range_includes_both_ends() {
        assertEquals(List.of("job_1", "job_2", "job_3", "job_4", "job_5"), jobs("job_{i}", "parameters: {i: '1:5'}"));
    }

    @Test
    void par_02_a_step_may_stand_behind() {
        assertEquals(List.of("<0>", "<2>", "<4>", "<6>", "<8>", "<10>"), values("0:10:2"));
        assertEquals(List.of("<0>", "<3>", "<6>", "<9>"), values(" 0 : 10 : 3 "));
    }

    @Test
    void par_03_a_range_goes_down_only_by_a_negative_step() {
        assertEquals(List.of(), values("5:1"));
        assertEquals(List.of("<5>", "<3>", "<1>"), values("5:1:-2"));
        assertEquals(
                List.of("w.yaml:2:3: jobs[0]: the parameters have no values, so this makes no jobs"),
                warnings("jobs:\n- command: x\n  parameters: {i: '5:1'}\n"));
    }

    @Test
    void floating_point_ranges_add_the_step_and_reach_their_end() {
        assertEquals(List.of("<0>", "<0.25>", "<0.5>", "<0.75>", "<1>"), values("0:1:0.25"));
        assertEquals("<0.30000000000000004>", values("0.0:1.0:0.1").get(3));
        assertEquals(11, values("0.0:1.0:0.1").size());
        assertEquals(List.of("<1>", "<0.5>", "<0>"), values("1.0:0.0:-0.5"));
        assertEquals(List.of("<0.00001>", "<0.00002>"), values("1e-5:2e-5:1e-5"));
    }

    @Test
    void par_05_a_list_tries_whole_numbers_then_floats_then_text() {
        assertEquals(List.of("<a>", "<b>"), values("['a','b']"));
        assertEquals(List.of("<1>", "<2.5>", "<x>"), values("[1,2.5,x]"));
        assertEquals(List.of("<a,b>", "<c d>"), values("[ 'a,b' , c d ]"));
        assertEquals(List.of(), values("[]"));
    }

    @Test
    void par_06_formats_pad_and_round_and_else_are_plain() {
        assertEquals(List.of("005 5 5 -"), expanded("{i:03d} {i:.2f} {i:x} -", "parameters: {i: '5'}"));
        assertEquals(List.of("1.24 1.239 1.239"), expanded("{x:.2f} {x:03d} {x}", "parameters: {x: '1.239'}"));
        assertEquals(List.of("-05"), expanded("{i:03d}", "parameters: {i: '-5'}"));
        assertEquals(List.of("a a"), expanded("{i:03d} {i:.1f}", "parameters: {i: a}"));
        assertEquals(List.of("7"), expanded("{i:0999999999d}", "parameters: {i: '7'}"));
    }

    @Test
    void par_08_the_last_parameter_varies_fastest() {
        assertEquals(
                List.of("1x", "1y", "1z", "2x", "2y", "2z"), jobs("{a}{b}", "parameters: {a: '1:2', b: '[x,y,z]'}"));
        assertEquals(
                List.of("x1", "x2", "y1", "y2"),
                jobs("{b}{a}", "parameters: {b: '[x,y]', a: '1:2'}\nparameter_mode: any"));
    }

    @Test
    void par_09_zip_pairs_by_position() {
        assertEquals(
                List.of("1x", "2y", "3z"), jobs("{a}{b}", "parameters: {a: '1:3', b: '[x,y,z]'}\nparameter_mode: zip"));
    }

    @Test
    void zip_needs_equal_lengths() {
        assertEquals(
                List.of("w.yaml:3:15: jobs[0].parameters: parameters in zip mode must have equally many values;"
                        + " a has 3, b has 2"),
                errors("jobs:\n- command: x\n  parameters: {a: '1:3', b: '1:2'}\n  parameter_mode: zip\n"));
    }

    @Test
    void par_11_shared_parameters_are_used_by_name_only() {
        String shared = "parameters: {lr: '[0.1,0.2]', bs: '1:3'}\njobs:\n";
        assertEquals(
                List.of("a_0.1", "a_0.2"),
                names(yaml(shared + "- {name: 'a_{lr}', command: x, use_parameters: [lr]}")));
        assertEquals(List.of("a_{lr}"), names(yaml(shared + "- {name: 'a_{lr}', command: x}")));
        assertEquals(
                List.of("a_9_{bs}"),
                names(yaml(shared
                        + "- {name: 'a_{lr}_{bs}', command: x, use_parameters: [lr, bs], parameters: {lr: '9'}}")));
        assertEquals(
                List.of("a_1_0.1", "a_2_0.1", "a_3_0.1", "a_1_0.2", "a_2_0.2", "a_3_0.2"),
                names(yaml(shared + "- {name: 'a_{bs}_{lr}', command: x, use_parameters: [bs, lr]}")));
    }

    @Test
    void par_11_unknown_shared_names_are_ignored_with_a_warning() {
        String spec = "parameters: {lr: '1:2'}\njobs:\n- {name: 'a_{lr}', command: x, use_parameters: [lr, lx]}";
        assertEquals(List.of("a_1", "a_2"), names(yaml(spec)));
        assertEquals(
                List.of(
                        "w.yaml:3:53: jobs[0].use_parameters[1]: the workflow has no parameter 'lx'; did you mean 'lr'?"),
                warnings(spec));
    }

    @Test
    void par_12_braces_around_a_range_are_tolerated() {
        assertEquals(List.of("<1>", "<2>", "<3>"), values("{1:3}"));
    }

    @Test
    void par_13_a_step_of_zero_is_an_error() {
        assertEquals(
                List.of("w.yaml:3:19: jobs[0].parameters.i: the step of the range '1:10:0' cannot be zero"),
                errors("jobs:\n- command: x\n  parameters: {i: '1:10:0'}\n"));
    }

    @Test
    void par_14_braces_behind_a_dollar_are_the_shells() {
        assertEquals(
                List.of("for i in 1 2; do echo ${i} 7; done"),
                expanded("for i in 1 2; do echo ${i} {i}; done", "parameters: {i: '7'}"));
    }

    @Test
    void par_15_parameters_expand_before_references() {
        WorkflowSpec spec = yaml("""
                jobs:
                  - name: worker_{i}
                    command: put ${user_data.output.result_{i}}
                    parameters: {i: "1:10"}
                user_data: [{name: result_3}]
                """);
        assertArrayEquals(new int[] {0}, spec.jobs().get(2).outputUserData());
        assertEquals("put 101", Specs.command(spec, 2));
        assertEquals(10, spec.userData().size());
    }

    @Test
    void files_expand_too_and_references_follow() {
        WorkflowSpec spec = yaml("""
                files:
                  - {name: "part_{i:02d}", path: "/data/{i}.csv", parameters: {i: "1:3"}}
                jobs:
                  - name: read_{i}
                    command: cat ${files.input.part_{i:02d}}
                    depends_on: ["read_{before}"]
                    parameters: {i: "2:3", before: "1:2"}
                    parameter_mode: zip
                  - {name: read_1, command: "true", input_files: [part_01]}
                """);
        assertEquals("/data/3.csv", spec.files().get(2).path());
        assertEquals("cat /data/3.csv", Specs.command(spec, 1));
        assertArrayEquals(new int[] {2}, spec.jobs().get(1).inputFiles());
        assertArrayEquals(new int[] {0}, spec.jobs().get(1).dependsOn());
    }

    @Test
    void a_value_may_be_a_number_or_a_list_of_the_format_itself() {
        assertEquals(List.of("<a>", "<2>"), jobs("<{i}>", "parameters: {i: [a, 2]}"));
        assertEquals(List.of("<5>"), jobs("<{i}>", "parameters: {i: 5}"));
    }

    @Test
    void a_number_counts_by_its_value_and_not_by_how_it_is_written() {
        assertEquals(List.of("<16>", "<8>", "<0.5>"), jobs("<{i}>", "parameters: {i: [0x10, 0o10, .5]}"));
        assertEquals(List.of("<016>"), jobs("<{i:03d}>", "parameters: {i: 0x10}"));
        assertEquals(List.of("-1"), names(Specs.json("{jobs: [{name: '{i}', command: 'x', parameters: {i: -0x1}}]}")));
    }

    @Test
    void bad_ranges_say_what_is_wrong() {
        assertEquals(
                List.of(
                        "w.yaml:4:8: jobs[0].parameters.a: the range '1:2:3:4' has too many colons; expected start:end or"
                                + " start:end:step",
                        "w.yaml:5:8: jobs[0].parameters.b: 'x' in the range '1:x' is no number; expected start:end or"
                                + " start:end:step, or [value] for text with a colon",
                        "w.yaml:6:8: jobs[0].parameters.c: the list '[1,2' has no closing ]",
                        "w.yaml:7:8: jobs[0].parameters.d: expected a range such as \"1:10\", a list such as"
                                + " \"[a,b]\", or a value, found a map",
                        "w.yaml:8:8: jobs[0].parameters.e: the range '1:99999999999' has more than 1000000 values"),
                errors("""
                        jobs:
                        - command: x
                          parameters:
                            a: "1:2:3:4"
                            b: "1:x"
                            c: "[1,2"
                            d: {}
                            e: "1:99999999999"
                        """));
    }

    @Test
    void a_huge_product_is_refused_before_it_is_built() {
        assertEquals(
                List.of("w.yaml:2:3: jobs[0]: the spec expands to more than 1000000 jobs"),
                errors("jobs:\n- name: '{a}{b}{c}{d}'\n  command: x\n"
                        + "  parameters: {a: '1:100000', b: '1:100000', c: '1:100000', d: '1:100000'}\n"));
    }

    @Test
    void long_commands_times_many_jobs_are_refused_too() {
        String command = "x".repeat(10_000) + "{i}";
        assertEquals(
                List.of(
                        "w.yaml:2:3: jobs[0]: the spec expands to more than 268435456 characters of commands and paths"),
                errors("jobs:\n- name: 'j{i}'\n  command: " + command + "\n  parameters: {i: '1:100000'}\n"));
    }
}
