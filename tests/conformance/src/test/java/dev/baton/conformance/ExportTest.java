package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A workflow goes out as one document and comes in again as another workflow. */
@QuarkusTest
class ExportTest extends TorcCase {
    private Wire.Reply baton(String method, String path, String body) {
        return new Wire(base).call(method, "/baton/v1/workflows" + path, body);
    }

    private Scenario whole() {
        Scenario s = scenario(",'description':'all of it','use_pending_failed':true")
                .file("f")
                .userData("u", ",'data':{'x':1.50}")
                .needs("big", ",'num_cpus':4,'memory':'8g'");
        s.create("/failure_handlers", "h", ",'rules':'[]'");
        s.create("/slurm_schedulers", "slurm", ",'account':'a','nodes':1,'walltime':'01:00:00'");
        s.job(
                        "A",
                        ",'output_file_ids':[@f],'resource_requirements_id':@big,'failure_handler_id':@h,'scheduler_id':@slurm")
                .job("B", ",'input_file_ids':[@f],'input_user_data_ids':[@u],'depends_on_job_ids':[@A],'priority':3")
                .job("C", ",'target':'https://example.org/hook','depends_on_job_ids':[@A]");
        s.ok(
                "POST",
                "/workflows/" + s.workflow + "/actions",
                s.named("{'trigger_type':'on_jobs_ready','action_type':'schedule_nodes','job_ids':[@B],"
                        + "'action_config':{'scheduler_type':'slurm','scheduler_id':@slurm}}"));
        return s;
    }

    /** What must be the same however often it is copied: all but ids and times. */
    private static String essence(JsonNode export) {
        ObjectNode copy = export.deepCopy();
        copy.remove("exported_at");
        ((ObjectNode) copy.get("workflow")).remove("timestamp");
        // An id is the workflow's times 2^22 and a number; the number stays, since records keep their order.
        long workflow = copy.at("/workflow/id").longValue();
        String text = copy.toString();
        for (long number = 1; number < 10; number++) {
            text = text.replace(Long.toString((workflow << 22) + number), "#" + number);
        }
        return text.replaceAll("\"(workflow_id|status_id|id)\":" + workflow + "\\b", "\"$1\":0");
    }

    @Test
    void what_was_exported_comes_in_again_as_it_was() {
        Scenario s = whole();
        JsonNode export = baton("GET", "/" + s.workflow + "/export", null).body();
        assertEquals("1.0", export.get("export_version").textValue());
        assertFalse(export.has("results") || export.has("events"));
        Wire.Reply imported = baton("POST", "/import", export.toString());
        assertEquals(200, imported.status(), imported::toString);
        assertEquals(3, imported.body().get("jobs").intValue());
        assertTrue(export.get("jobs").get(2).has("target"), export::toString);
        long id = imported.body().get("workflow_id").longValue();
        assertEquals(
                essence(export),
                essence(baton("GET", "/" + id + "/export", null).body()));
        s.initialize();
        assertEquals(
                200,
                new Wire(base)
                        .call("POST", "/torc-service/v1/workflows/" + id + "/initialize_jobs", null)
                        .status());
    }

    @Test
    void results_and_events_go_out_where_they_are_asked_for() {
        Scenario s = scenario().job("A").initialize().end("A", "completed", 0);
        s.ok("PUT", "/workflows/" + s.workflow + "/cancel", null);
        JsonNode export = baton("GET", "/" + s.workflow + "/export?include_results=true&include_events=1", null)
                .body();
        assertEquals(1, export.get("results").size());
        assertEquals(2, export.get("events").size());
        Wire.Reply imported = baton("POST", "/import?name=another", export.toString());
        assertEquals("another", imported.body().get("workflow_name").textValue());
        assertEquals(
                "uninitialized",
                s.items("/jobs?workflow_id=" + imported.body().get("id"))
                        .getFirst()
                        .get("status")
                        .textValue());
    }

    @Test
    void what_does_not_fit_together_leaves_nothing_behind() {
        Scenario s = whole();
        ObjectNode export =
                (ObjectNode) baton("GET", "/" + s.workflow + "/export", null).body();
        ((ObjectNode) export.get("workflow")).put("name", "broken " + s.workflow);
        ((ObjectNode) export.at("/jobs/1")).putArray("input_file_ids").add(7);
        Wire.Reply refused = baton("POST", "/import", export.toString());
        assertEquals(422, refused.status());
        assertEquals("input_file_ids", refused.body().at("/error/field").textValue());
        ((ObjectNode) export.at("/jobs/1")).remove("input_file_ids");
        ((ObjectNode) export.at("/jobs/0")).putArray("depends_on_job_ids").add(s.id("B"));
        assertEquals(422, baton("POST", "/import", export.toString()).status());
        assertEquals(422, baton("POST", "/import", "{\"export_version\":\"9\"}").status());
        assertEquals(
                422,
                baton("POST", "/import", "{\"export_version\":\"1.0\",\"workflow\":7}")
                        .status());
        assertTrue(s.items("/workflows?name=broken%20" + s.workflow).isEmpty());
        assertEquals(404, baton("GET", "/987654321/export", null).status());
    }
}
