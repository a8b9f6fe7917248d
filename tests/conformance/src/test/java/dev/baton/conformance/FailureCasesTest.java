package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What a failure does to the jobs behind it. Cancellation cascades here, where Torc leaves jobs blocked for ever. */
@QuarkusTest
class FailureCasesTest extends TorcCase {
    private Scenario chain(String flagOfB) {
        Scenario s = scenario().job("A");
        s.job("B", ",'depends_on_job_ids':[@A]" + flagOfB);
        return s.job("C", ",'depends_on_job_ids':[@B]").initialize();
    }

    @Test
    void fail_02_no_cancel() {
        Scenario s = chain(",'cancel_on_blocking_job_failure':false");
        assertEquals("A=failed B=ready C=blocked", s.end("A", "failed", 1).statuses());
        assertEquals("A=failed B=completed C=ready", s.end("B", "completed", 0).statuses());
    }

    @Test
    void fail_05_join_late_cancel() {
        Scenario s = scenario().job("A").job("B");
        s.job("C", ",'depends_on_job_ids':[@A,@B]").initialize();
        assertEquals("A=failed B=ready C=blocked", s.end("A", "failed", 1).statuses());
        assertEquals(
                "A=failed B=completed C=canceled", s.end("B", "completed", 0).statuses());
    }

    @Test
    void fail_06_diamond_fail() {
        Scenario s = scenario().job("A");
        s.job("B", ",'depends_on_job_ids':[@A]").job("C", ",'depends_on_job_ids':[@A]");
        s.job("D", ",'depends_on_job_ids':[@B,@C]").initialize();
        assertEquals(
                "A=failed B=canceled C=canceled D=canceled",
                s.end("A", "failed", 1).statuses());
        assertTrue(s.complete());
    }

    @Test
    void fail_07_late_cancel_descendant() {
        Scenario s = scenario().job("A").job("B");
        s.job("C", ",'depends_on_job_ids':[@A,@B]");
        s.job("E", ",'depends_on_job_ids':[@C]").initialize();
        s.end("A", "failed", 1).end("B", "completed", 0);
        assertEquals("A=failed B=completed C=canceled E=canceled", s.statuses());
    }

    @Test
    void fail_08_terminated_counts() {
        assertEquals(
                "A=terminated B=canceled C=canceled",
                chain("").end("A", "terminated", -9).statuses());
    }

    @Test
    void fail_10_canceled_rc0() {
        assertEquals(
                "A=canceled B=ready C=blocked",
                chain("").end("A", "canceled", 0).statuses());
    }

    @Test
    void fail_11_pending_failed() {
        Scenario s = scenario(",'use_pending_failed':true").job("A");
        s.job("B", ",'depends_on_job_ids':[@A]").initialize();
        assertEquals(
                "A=pending_failed B=blocked", s.end("A", "pending_failed", 1).statuses());
        assertFalse(s.complete());
    }

    @Test
    void fail_14_retry_exhausted() {
        Scenario s = scenario().job("A").initialize();
        for (int attempt = 1; attempt < 3; attempt++) {
            start(s, "A");
            assertEquals(
                    attempt + 1,
                    s.ok("POST", "/jobs/" + s.id("A") + "/retry/0?max_retries=3", null)
                            .get("attempt_id")
                            .intValue());
        }
        start(s, "A");
        assertEquals(
                422,
                s.call("POST", "/jobs/" + s.id("A") + "/retry/0?max_retries=3", null)
                        .status());
        assertEquals("A=failed", s.end("A", "failed", 10).statuses());
    }

    @Test
    void fail_16_retry_run_mismatch() {
        Scenario s = scenario().job("A").initialize();
        start(s, "A");
        s.runId(2);
        Wire.Reply reply = s.call("POST", "/jobs/" + s.id("A") + "/retry/1?max_retries=3", null);
        assertEquals(422, reply.status());
        assertTrue(reply.body().at("/error/message").asText().contains("run"), reply.body()::toString);
    }

    private static void start(Scenario s, String job) {
        s.claim("/claim_next_jobs?limit=1", null);
        s.ok("PUT", "/jobs/" + s.id(job) + "/start_job/0/" + s.node(), null);
    }

    private JsonNode worker(String path, String body) {
        Wire.Reply reply = new Wire(base).call("POST", "/baton/v1" + path, body.replace('\'', '"'));
        assertEquals(200, reply.status(), reply::toString);
        return reply.body();
    }

    /** The rules are followed where the job ends, not by who ran it: a worker is told what comes next. */
    @Test
    void fail_15_rule_precedence() {
        Scenario s = scenario();
        s.create(
                "/failure_handlers",
                "rules",
                ",'rules':'[{\\'match_all_exit_codes\\':true,\\'recovery_script\\':\\'any\\'},"
                        + "{\\'exit_codes\\':[7],\\'recovery_script\\':\\'seven\\'},"
                        + "{\\'exit_codes\\':[7],\\'recovery_script\\':\\'late\\'}]'");
        s.job("A", ",'failure_handler_id':@rules").initialize();
        long node = worker(
                        "/workflows/" + s.workflow + "/nodes",
                        "{'hostname':'h','pid':1,'start_time':'2026-01-01T00:00:00Z','num_cpus':2,'memory_gb':4}")
                .get("id")
                .longValue();
        worker("/nodes/" + node + "/claims", "{'limit':1,'num_cpus':2,'memory_bytes':4000000000,'token':'t'}");
        JsonNode ended = worker(
                "/nodes/" + node + "/finish",
                "{'job_id':" + s.id("A") + ",'run_id':0,'attempt':1,'status':'failed','return_code':7,"
                        + "'exec_time_minutes':0.1,'completion_time':'2026-01-01T00:01:00Z'}");
        assertEquals("again", ended.get("outcome").textValue());
        assertEquals("seven", ended.get("recovery_script").textValue());
    }

    /** A lost job is given to another node first; it fails with Torc's code when that happened too often. */
    @Test
    void fail_17_orphan() {
        Scenario s = scenario().job("A");
        s.job("B", ",'depends_on_job_ids':[@A]").initialize();
        for (int loss = 0; loss < 4; loss++) {
            s.claim("/claim_next_jobs?limit=1", null);
            s.ok("PUT", "/jobs/" + s.id("A") + "/start_job/0/" + s.freshNode(), null);
            s.ok("PUT", "/compute_nodes/" + s.node(), "{'is_active':false}");
        }
        assertEquals("A=failed B=canceled", s.statuses());
        assertEquals(
                -128,
                s.items("/results?workflow_id=" + s.workflow)
                        .getFirst()
                        .get("return_code")
                        .intValue());
    }
}
