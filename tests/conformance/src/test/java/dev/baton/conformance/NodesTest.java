package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Nodes that are asked for, machines that may help, and what the ready jobs need of them. */
@QuarkusTest
class NodesTest extends TorcCase {
    @Test
    void a_scheduled_node_that_is_alive_guards_the_reset() {
        Scenario s = scenario().job("A").initialize();
        JsonNode node = s.ok(
                "POST",
                "/scheduled_compute_nodes",
                "{'workflow_id':" + s.workflow
                        + ",'scheduler_id':7,'scheduler_config_id':1,'scheduler_type':'slurm','status':'pending'}");
        String list = "/scheduled_compute_nodes?workflow_id=" + s.workflow;
        assertEquals(1, s.items(list + "&status=pending&scheduler_id=7").size());
        assertEquals(0, s.items(list + "&scheduler_config_id=2").size());
        String reset = "/workflows/" + s.workflow + "/reset_status";
        assertEquals(422, s.call("POST", reset, null).status());
        s.ok("POST", reset + "?force=true", null);
        s.ok("PUT", "/scheduled_compute_nodes/" + node.get("id"), "{'status':'complete'}");
        s.ok("POST", reset, null);
        assertEquals(
                422,
                s.call("POST", "/scheduled_compute_nodes", "{'workflow_id':" + s.workflow + "}")
                        .status());
        assertEquals(1, s.ok("DELETE", list, null).get("count").intValue());
    }

    @Test
    void remote_workers_are_kept_once_each() {
        Scenario s = scenario();
        String path = "/workflows/" + s.workflow + "/remote_workers";
        s.ok("POST", path, "['user@host2','host1']");
        s.ok("POST", path, "['host1']");
        JsonNode workers = s.ok("GET", path, null);
        assertEquals(2, workers.size());
        assertEquals("host1", workers.get(0).get("worker").textValue());
        s.ok("DELETE", path + "/user@host2", null);
        assertEquals(404, s.call("DELETE", path + "/user@host2", null).status());
        assertEquals(422, s.call("POST", path, "['a/b']").status());
        assertEquals(422, s.call("POST", path, "{'worker':'x'}").status());
        assertEquals(
                404, s.call("GET", "/workflows/987654321/remote_workers", null).status());
    }

    @Test
    void what_the_ready_jobs_need_is_added_up() {
        Scenario s = scenario()
                .needs("small", ",'num_cpus':2,'memory':'2g','runtime':'PT30M'")
                .needs("large", ",'num_cpus':4,'num_gpus':1,'num_nodes':2,'memory':'6g','runtime':'PT90M'");
        String path = "/workflows/" + s.workflow + "/ready_job_requirements";
        assertEquals(0, s.ok("GET", path, null).get("num_jobs").intValue());
        s.job("A", ",'resource_requirements_id':@small").job("B", ",'resource_requirements_id':@large");
        s.job("C", ",'resource_requirements_id':@large,'depends_on_job_ids':[@A]")
                .initialize();
        JsonNode needs = s.ok("GET", path, null);
        assertEquals(
                "{\"num_jobs\":2,\"num_cpus\":6,\"num_gpus\":1,\"memory_gb\":8.0,\"max_num_nodes\":2,\"max_runtime\":\"PT1H30M\"}",
                needs.toString());
    }
}
