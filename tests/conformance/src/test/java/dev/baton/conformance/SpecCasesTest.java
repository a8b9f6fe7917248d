package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of specifications: parameters, references, regular expressions, and what is refused. */
@QuarkusTest
class SpecCasesTest extends TorcCase {
    private Wire.Reply post(String yaml) {
        return new Wire(base).call("POST", "/baton/v1/workflows?file=case.yaml&armed=true", yaml);
    }

    private List<JsonNode> jobs(String yaml) {
        Wire.Reply made = post(yaml);
        assertEquals(200, made.status(), made::toString);
        List<JsonNode> jobs = new ArrayList<>();
        new Wire(base)
                .call("GET", "/torc-service/v1/jobs?workflow_id=" + made.body().get("id"), null)
                .body()
                .get("items")
                .forEach(jobs::add);
        return jobs;
    }

    private List<String> names(String yaml) {
        return texts(jobs(yaml), "name");
    }

    private static List<String> texts(List<JsonNode> jobs, String field) {
        return jobs.stream().map(job -> job.get(field).asText()).toList();
    }

    /** Jobs with one parameter each way; the name is {@code job_{p}} unless it says otherwise. */
    private List<String> expanded(String value) {
        return names(
                "jobs:\n- {name: 'job_{p}', command: x, parameters: {p: \"" + value + "\"}}\n- {name: z, command: x}");
    }

    @Test
    void par_01_int_range() {
        assertEquals(List.of("job_1", "job_2", "job_3", "job_4", "job_5", "z"), expanded("1:5"));
    }

    @Test
    void par_02_step() {
        assertEquals(List.of("job_0", "job_2", "job_4", "job_6", "job_8", "job_10", "z"), expanded("0:10:2"));
    }

    @Test
    void par_03_desc() {
        assertEquals(List.of("z"), expanded("5:1"));
        assertEquals(List.of("job_5", "job_3", "job_1", "z"), expanded("5:1:-2"));
    }

    @Test
    void par_05_list() {
        assertEquals(List.of("job_a", "job_b", "z"), expanded("['a','b']"));
        assertEquals(List.of("job_1", "job_2.5", "job_x", "z"), expanded("[1,2.5,x]"));
    }

    @Test
    void par_06_pad() {
        assertEquals(
                List.of("j_005_1.24"),
                names("jobs:\n- {name: 'j_{i:03d}_{x:.2f}', command: x, parameters: {i: 5, x: 1.239}}"));
        assertEquals(List.of("j_5"), names("jobs:\n- {name: 'j_{i:zz}', command: x, parameters: {i: 5}}"));
    }

    @Test
    void par_08_product() {
        List<String> names = names("jobs:\n- {name: '{a}{b}', command: x, parameters: {a: \"['p','q']\", b: '1:3'}}");
        assertEquals(
                List.of("p1", "p2", "p3", "q1", "q2", "q3"),
                names.stream().sorted().toList());
    }

    @Test
    void par_09_zip() {
        assertEquals(
                List.of("14", "25", "36"),
                names("jobs:\n- {name: '{a}{b}', command: x, parameters: {a: '1:3', b: '4:6'}, parameter_mode: zip}"));
    }

    @Test
    void par_11_shared() {
        assertEquals(
                List.of("a_1", "a_2", "b_9", "c"),
                names("parameters: {lr: '1:2', bs: '5:8'}\njobs:\n"
                        + "- {name: 'a_{lr}', command: x, use_parameters: [lr, nobody]}\n"
                        + "- {name: 'b_{lr}', command: x, use_parameters: [lr], parameters: {lr: 9}}\n"
                        + "- {name: c, command: x}"));
    }

    @Test
    void par_12_braces() {
        assertEquals(List.of("job_1", "job_2", "job_3", "z"), expanded("{1:3}"));
    }

    @Test
    void par_13_zero_step() {
        Wire.Reply reply = post("jobs:\n- {name: 'j_{i}', command: x, parameters: {i: '1:10:0'}}");
        assertEquals(422, reply.status());
        assertTrue(reply.body().at("/error/message").asText().contains("step"), reply::toString);
    }

    /** The shell's own braces are left to it: Torc would make $7 of them. */
    @Test
    void par_14_shell_brace() {
        String loop = "for i in 1 2; do echo ${i}; done; echo {i}";
        assertEquals(
                "for i in 1 2; do echo ${i}; done; echo 7",
                jobs("jobs:\n- {name: 'a_{i}', command: '" + loop + "', parameters: {i: 7}}")
                        .getFirst()
                        .get("command")
                        .textValue());
    }

    @Test
    void par_15_expand_then_subst() {
        List<JsonNode> jobs = jobs("jobs:\n- {name: 'worker_{i}', command: 'put ${user_data.output.result_{i}}',"
                + " parameters: {i: '1:10'}}\n- {name: last, command: 'get ${user_data.input.result_3}'}");
        assertEquals(jobs.get(2).get("output_user_data_ids"), jobs.getLast().get("input_user_data_ids"));
        assertEquals(
                "put " + jobs.get(2).at("/output_user_data_ids/0"),
                jobs.get(2).get("command").textValue());
    }

    @Test
    void sub_02_unknown() {
        assertEquals(
                "cat ${files.input.nope}",
                jobs("jobs:\n- {name: a, command: 'cat ${files.input.nope}'}")
                        .getFirst()
                        .get("command")
                        .textValue());
    }

    @Test
    void spec_01_unknown_key() {
        for (String spec : List.of(
                "surprise: 1\njobs:\n- {name: a, command: x}",
                "jobs:\n- {name: a, command: x, surprise: 1}",
                "jobs:\n- {name: a, command: x}\nfiles:\n- {name: f, path: p, surprise: 1}")) {
            Wire.Reply reply = post(spec);
            assertEquals(422, reply.status());
            assertTrue(reply.body().at("/error/message").asText().contains("surprise"), reply::toString);
        }
    }

    @Test
    void spec_02_regex_none() {
        String first = "jobs:\n- {name: a, command: x}\n- {name: b, command: x, ";
        assertEquals(422, post(first + "depends_on_regexes: ['zzz.*']}").status());
        assertEquals(
                422,
                post(first + "depends_on: [a], depends_on_regexes: ['^a$']}").status());
    }

    @Test
    void spec_03_regex_unanchored() {
        List<JsonNode> jobs = jobs("jobs:\n- {name: work_1, command: x}\n- {name: work_10, command: x}\n"
                + "- {name: all, command: x, depends_on_regexes: ['work_1']}");
        assertEquals(2, jobs.getLast().get("depends_on_job_ids").size());
    }
}
