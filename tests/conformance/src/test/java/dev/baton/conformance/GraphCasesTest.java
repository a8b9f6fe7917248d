package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** How the graph is derived. Where Torc deadlocks, ours goes on or refuses. */
@QuarkusTest
class GraphCasesTest extends TorcCase {
    @Test
    void graph_01_create_uninit() {
        Scenario s = scenario().job("A", ",'status':'completed'").job("B", ",'status':5");
        assertEquals("A=uninitialized B=uninitialized", s.statuses());
        JsonNode usual = s.items("/resource_requirements?name=default&workflow_id=" + s.workflow)
                .getFirst();
        assertEquals(usual.get("id"), s.jobs().getFirst().get("resource_requirements_id"));
    }

    @Test
    void graph_04_userdata_dep() {
        Scenario s = scenario().userData("u", "");
        s.job("A", ",'output_user_data_ids':[@u]")
                .job("B", ",'input_user_data_ids':[@u]")
                .job("C", ",'input_user_data_ids':[@u]")
                .initialize();
        assertEquals("A=ready B=blocked C=blocked", s.statuses());
        assertEquals(2, edges(s));
    }

    @Test
    void graph_05_dup_edge() {
        Scenario s = scenario().file("f");
        s.job("A", ",'output_file_ids':[@f]").job("B", ",'input_file_ids':[@f],'depends_on_job_ids':[@A]");
        s.initialize().initialize();
        assertEquals(1, edges(s));
        assertEquals("A=ready B=blocked", s.statuses());
    }

    @Test
    void graph_06_no_producer() {
        Scenario s = scenario().file("f");
        assertEquals(
                "C=ready", s.job("C", ",'input_file_ids':[@f]").initialize().statuses());
    }

    @Test
    void graph_08_read_write_self() {
        Scenario s = scenario().file("f");
        s.job("A", ",'input_file_ids':[@f],'output_file_ids':[@f]").job("B", ",'input_file_ids':[@f]");
        assertEquals("A=ready B=blocked", s.initialize().statuses());
        assertEquals("A=completed B=ready", s.end("A", "completed", 0).statuses());
    }

    @Test
    void graph_09_implicit_cycle() {
        Scenario s = scenario().file("f").file("g");
        s.job("first", ",'output_file_ids':[@f],'input_file_ids':[@g]")
                .job("second", ",'output_file_ids':[@g],'input_file_ids':[@f]");
        Wire.Reply reply = s.call("POST", "/workflows/" + s.workflow + "/initialize_jobs", null);
        assertEquals(422, reply.status());
        String message = reply.body().at("/error/message").asText();
        assertTrue(message.contains("first") && message.contains("second"), message);
        assertEquals("first=uninitialized second=uninitialized", s.statuses());
    }

    @Test
    void graph_12_dep_on_disabled() {
        Scenario s = scenario().job("A");
        s.job("B", ",'depends_on_job_ids':[@A]").ok("PUT", "/jobs/" + s.id("A"), "{'status':'disabled'}");
        assertEquals("A=disabled B=ready", s.initialize().statuses());
    }

    @Test
    void graph_13_disabled_full_init() {
        Scenario s = scenario().job("A");
        s.job("B", ",'depends_on_job_ids':[@A]").ok("PUT", "/jobs/" + s.id("B"), "{'status':'disabled'}");
        assertEquals("A=ready B=disabled", s.initialize().statuses());
        assertEquals("A=ready B=disabled", s.initialize(true).statuses());
    }

    @Test
    void graph_14_bulk_mixed_wf() {
        Scenario s = scenario();
        Scenario other = scenario();
        String jobs =
                "{'jobs':[{'workflow_id':%d,'name':'A','command':'true'},{'workflow_id':%d,'name':'B','command':'true'}]}";
        assertEquals(
                422,
                s.call("POST", "/bulk_jobs", jobs.formatted(s.workflow, other.workflow))
                        .status());
        assertEquals("", s.statuses() + other.statuses());
    }

    @Test
    void graph_16_bulk_atomic() {
        Scenario s = scenario().file("f");
        String jobs = "{'jobs':[{'workflow_id':%1$d,'name':'A','command':'true'},"
                + "{'workflow_id':%1$d,'name':'B','command':'true','input_file_ids':[%2$d]}]}";
        int status = s.call("POST", "/bulk_jobs", jobs.formatted(s.workflow, s.id("f") + 7))
                .status();
        assertTrue(status == 404 || status == 422, "status " + status);
        assertEquals("", s.statuses());
    }

    private static int edges(Scenario s) {
        return s.items("/workflows/" + s.workflow + "/job_dependencies").size();
    }
}
