package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
