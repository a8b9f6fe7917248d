package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Run ids, cancellation, unique results and restarts. */
@QuarkusTest
class StateCasesTest extends TorcCase {
    private static void start(Scenario s, String job) {
        s.ok("PUT", "/jobs/" + s.id(job) + "/start_job/" + s.runId() + "/" + s.node(), null);
    }

    @Test
    void stat_03_run_id() {
        Scenario s = scenario().runId(1).job("A").initialize();
        s.claim("/claim_next_jobs", null);
        assertEquals(
                422,
                s.call("PUT", "/jobs/" + s.id("A") + "/start_job/0/" + s.node(), null)
                        .status());
        assertEquals("A=pending", s.statuses());
    }

    @Test
    void stat_07_result_unique() {
        Scenario s = scenario().job("A").initialize();
        String result = s.named(
                "{'job_id':@A,'workflow_id':" + s.workflow + ",'run_id':1,'compute_node_id':" + s.node()
                        + ",'return_code':0,'exec_time_minutes':1.5,'completion_time':'2026-11-20T23:51:52.000Z','status':'completed'}");
        s.ok("POST", "/results", result);
        assertEquals(409, s.call("POST", "/results", result).status());
    }

    @Test
    void stat_09_cancel() {
        Scenario s = scenario().job("A").job("B").job("C");
        s.job("D", ",'depends_on_job_ids':[@A]").initialize();
        List<String> claimed = s.claim("/claim_next_jobs?limit=2", null);
        start(s, claimed.getFirst());
        s.ok("PUT", "/workflows/" + s.workflow + "/cancel", null);
        String statuses = s.statuses();
        assertEquals(2, statuses.split("canceled", -1).length - 1, statuses);
        assertEquals(1, statuses.split("ready", -1).length - 1, statuses);
        assertTrue(statuses.endsWith("D=blocked"), statuses);
        assertTrue(s.items("/events?workflow_id=" + s.workflow).toString().contains("workflow_canceled"));
        assertEquals(List.of(), s.claim("/claim_next_jobs", null));
        assertEquals(
                List.of(),
                s.claim("/claim_jobs_based_on_resources/9", "{'num_cpus':9,'memory_gb':9,'num_gpus':0,'num_nodes':1}"));
    }

    @Test
    void rest_01_init_bumps_run() {
        assertEquals(0, scenario().job("A").initialize().runId());
    }

    @Test
    void rest_04_dry_run() {
        Scenario s = scenario().userData("u", ",'data':{'x':1}");
        s.job("A").job("B", ",'input_user_data_ids':[@u]").initialize();
        s.end("A", "completed", 0).end("B", "completed", 0);
        String process = "/workflows/" + s.workflow + "/process_changed_job_inputs";
        assertEquals("[]", s.ok("POST", process, null).get("reinitialized_jobs").toString());
        s.ok("PUT", "/user_data/" + s.id("u"), "{'data':{'x':2}}");
        assertEquals(
                "[\"B\"]",
                s.ok("POST", process + "?dry_run=true", null)
                        .get("reinitialized_jobs")
                        .toString());
        assertEquals("A=completed B=completed", s.statuses());
        s.ok("POST", process, null);
        assertEquals("A=completed B=uninitialized", s.statuses());
    }

    @Test
    void rest_08_terminated_reinit() {
        Scenario s = scenario().job("A");
        s.job("B", ",'depends_on_job_ids':[@A]").initialize().end("A", "terminated", -15);
        assertEquals("A=ready B=canceled", s.initialize(true).statuses());
    }

    @Test
    void rest_09_running_guard() {
        Scenario s = scenario().job("A").initialize();
        s.claim("/claim_next_jobs", null);
        start(s, "A");
        String reset = "/workflows/" + s.workflow + "/reset_status";
        assertEquals(422, s.call("POST", reset, null).status());
        s.ok("POST", reset + "?force=true", null);
    }

    @Test
    void rest_10_results_current() {
        Scenario s = scenario().job("A").runId(1).initialize().end("A", "completed", 0);
        s.ok("POST", "/workflows/" + s.workflow + "/reset_job_status", null);
        s.runId(2).initialize().end("A", "completed", 0);
        String results = "/results?workflow_id=" + s.workflow;
        assertEquals(1, s.items(results).size());
        assertEquals(2, s.items(results).getFirst().get("run_id").intValue());
        assertEquals(2, s.items(results + "&all_runs=true").size());
        s.initialize(false);
        s.ok("POST", "/workflows/" + s.workflow + "/reset_job_status", null);
        s.initialize(false);
        assertEquals(0, s.items(results).size());
        assertEquals(2, s.items(results + "&all_runs=true").size());
    }
}
