package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** JSON between jobs. */
@QuarkusTest
class UserDataCasesTest extends TorcCase {
    @Test
    void ud_04_missing_after_producer() {
        Scenario s = scenario().userData("u", "");
        s.job("A", ",'output_user_data_ids':[@u]").initialize();
        String missing = "/workflows/" + s.workflow + "/missing_user_data";
        assertEquals("[]", s.ok("GET", missing, null).get("user_data").toString());
        s.end("A", "completed", 0);
        assertEquals(
                "[" + s.id("u") + "]",
                s.ok("GET", missing, null).get("user_data").toString());
    }

    @Test
    void ud_05_create_linked() {
        Scenario s = scenario().job("P").job("C");
        long u = s.ok(
                        "POST",
                        s.named("/user_data?producer_job_id=@P&consumer_job_id=@C"),
                        "{'workflow_id':" + s.workflow + ",'name':'u'}")
                .get("id")
                .longValue();
        assertEquals("P=ready C=blocked", s.initialize().statuses());
        assertEquals("[" + u + "]", s.jobs().get(0).get("output_user_data_ids").toString());
        assertEquals("[" + u + "]", s.jobs().get(1).get("input_user_data_ids").toString());
    }

    @Test
    void ud_06_name_filter() {
        Scenario s = scenario().userData("result_1", "").userData("result_10", "");
        String list = "/user_data?workflow_id=" + s.workflow + "&name=";
        assertEquals(1, s.items(list + "result_1").size());
        assertEquals(1, s.items(list + "resul__1").size());
        assertEquals(2, s.items(list + "result%25").size());
    }

    @Test
    void ud_10_ephemeral_old() {
        Scenario s = scenario().userData("u", ",'is_ephemeral':true,'data':[1]").userData("kept", ",'data':[2]");
        s.initialize();
        assertTrue(s.ok("GET", "/user_data/" + s.id("u"), null).has("data"));
        s.ok("POST", "/workflows/" + s.workflow + "/initialize_jobs?clear_ephemeral_user_data=true", null);
        assertFalse(s.ok("GET", "/user_data/" + s.id("u"), null).has("data"));
        assertTrue(s.ok("GET", "/user_data/" + s.id("kept"), null).has("data"));
    }
}
