package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Python calls of the two seeds of 2023: the same paths and bodies, by a plain client without any header. */
@QuarkusTest
class Generation2023Test extends TorcCase {
    private static final String BASE = "/_db/workflows/torc-service";

    private JsonNode call(int status, String method, String path, String body) {
        Wire.Reply reply = new Wire(base).call(method, BASE + path, body == null ? null : body.replace('\'', '"'));
        assertEquals(status, reply.status(), () -> method + " " + path + ": " + reply.body());
        return reply.body();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Seed 001. */
    @Test
    void a_job_stores_two_documents_and_gets_them_back() {
        Scenario s = scenario().job("A");
        String path = "/jobs/user_data/" + s.workflow + "/" + s.id("A");
        JsonNode first = call(200, "POST", path, "{'key1':'val1','key2':'val2'}");
        assertEquals(List.of("_key", "_id", "_rev"), names(first));
        assertTrue(
                first.get("_key").isTextual() && first.get("_key").textValue().matches("[0-9]+"), first::toString);
        assertEquals(
                "user_data/" + first.get("_key").textValue(), first.get("_id").textValue());
        JsonNode second = call(200, "POST", path, "{'key3':'val3'}");
        JsonNode items = call(200, "GET", path, null).get("items");
        assertEquals(List.of("_key", "_id", "_rev", "key3"), names(items.get(0)));
        assertEquals(List.of("_key", "_id", "_rev", "key1", "key2"), names(items.get(1)));
        assertEquals(second.get("_rev"), items.get(0).get("_rev"));
        assertEquals(2, items.size());
    }

    @Test
    void three_jobs_get_their_own_parameters_by_one_script() {
        Scenario s = scenario().job("A").job("B").job("C");
        for (String job : List.of("A", "B", "C")) {
            call(200, "POST", "/jobs/user_data/" + s.workflow + "/" + s.id(job), "{'parameter':'for " + job + "'}");
        }
        s.initialize();
        for (String job : List.of("A", "B", "C")) {
            JsonNode mine = call(200, "GET", "/jobs/user_data/" + s.workflow + "/" + s.id(job), null);
            assertEquals("for " + job, mine.at("/items/0/parameter").textValue());
        }
    }

    @Test
    void a_record_of_the_whole_workflow_is_linked_to_no_job() {
        Scenario s = scenario().job("A").userData("shared", ",'data':{'x':1}");
        assertEquals(
                0,
                call(200, "GET", "/jobs/user_data/" + s.workflow + "/" + s.id("A"), null)
                        .get("items")
                        .size());
        assertEquals(1, s.items("/user_data?workflow_id=" + s.workflow).size());
        assertEquals("A=ready", s.initialize().statuses());
    }

    /** Seed 000: two jobs of a spec with the keys of that time. */
    private long pipeline() {
        String spec = "name: passing\nuser_data:\n- name: output_data1\njobs:\n"
                + "- name: work1\n  command: python work1.py\n  stores_user_data: [output_data1]\n"
                + "- name: work2\n  command: python work2.py\n  consumes_user_data: [output_data1]\n";
        Wire.Reply made = new Wire(base).call("POST", "/baton/v1/workflows?file=w.yaml&armed=true", spec);
        assertEquals(200, made.status(), made::toString);
        return made.body().get("id").longValue();
    }

    private List<String> jobs(long workflow) {
        List<String> keys = new ArrayList<>();
        new Wire(base)
                .call("GET", "/torc-service/v1/jobs?workflow_id=" + workflow, null)
                .body()
                .get("items")
                .forEach(job -> keys.add(job.get("id").asText()));
        return keys;
    }

    @Test
    void what_one_job_puts_the_other_gets() {
        long workflow = pipeline();
        List<String> jobs = jobs(workflow);
        JsonNode stores =
                call(200, "GET", "/workflows/" + workflow + "/jobs/" + jobs.get(0) + "/user_data_stores", null);
        ObjectNode output = (ObjectNode) stores.get("items").get(0);
        assertEquals(List.of("_key", "_id", "_rev", "is_ephemeral", "name", "data"), names(output));
        assertEquals(List.of("items", "skip", "limit", "count", "total_count", "has_more"), names(stores));
        output.putObject("data").put("result", 1.2);
        String put =
                "/workflows/" + workflow + "/user_data/" + output.get("_key").textValue();
        JsonNode replaced = call(200, "PUT", put, output.toString());
        assertNotEquals(output.get("_rev"), replaced.get("_rev"));
        JsonNode consumed =
                call(200, "GET", "/workflows/" + workflow + "/jobs/" + jobs.get(1) + "/user_data_consumes", null);
        assertEquals(replaced, consumed.get("items").get(0));
        JsonNode late = call(409, "PUT", put, output.toString());
        assertEquals(List.of("error", "errorNum", "errorMessage", "code"), names(late));
    }

    @Test
    void old_03_seed000_consumes() {
        long workflow = pipeline();
        List<String> jobs = jobs(workflow);
        JsonNode joined = call(
                200,
                "POST",
                "/workflows/" + workflow + "/join_by_outbound_edge/jobs/consumes",
                "{'key':'" + jobs.get(1) + "'}");
        assertEquals(1, joined.get("items").size());
        assertEquals(jobs.get(1), joined.at("/items/0/from/_key").textValue());
        assertEquals("work2", joined.at("/items/0/from/name").textValue());
        assertEquals("output_data1", joined.at("/items/0/to/name").textValue());
        assertEquals("false", joined.at("/items/0/to/is_ephemeral").asText());
        JsonNode inbound = call(
                200,
                "POST",
                "/workflows/" + workflow + "/join_by_inbound_edge/user_data/stores?collection_name=output_data1",
                null);
        assertEquals(jobs.get(0), inbound.at("/items/0/from/_key").textValue());
    }

    @Test
    void old_04_seed000_order() {
        long workflow = pipeline();
        assertEquals(
                "work1",
                new Wire(base)
                        .call("POST", "/torc-service/v1/workflows/" + workflow + "/claim_next_jobs", null)
                        .body()
                        .at("/jobs/0/name")
                        .textValue());
        assertEquals(
                "blocked",
                new Wire(base)
                        .call("GET", "/torc-service/v1/jobs/" + jobs(workflow).get(1), null)
                        .body()
                        .get("status")
                        .textValue());
    }

    @Test
    void what_is_wrong_is_said_in_the_form_of_that_time() {
        Scenario s = scenario().job("A");
        Scenario other = scenario();
        JsonNode absent = call(404, "GET", "/jobs/user_data/" + s.workflow + "/987654321", null);
        assertTrue(absent.get("error").booleanValue() && absent.get("code").intValue() == 404, absent::toString);
        call(404, "GET", "/jobs/user_data/" + s.workflow + "/no-key", null);
        call(404, "GET", "/jobs/user_data/" + other.workflow + "/" + s.id("A"), null);
        call(422, "POST", "/jobs/user_data/" + s.workflow + "/" + s.id("A"), "[1]");
        call(422, "POST", "/jobs/user_data/" + s.workflow + "/" + s.id("A"), "{'_key':'7'}");
        call(404, "POST", "/workflows/" + s.workflow + "/join_by_outbound_edge/jobs/nothing", "{}");
    }
}
