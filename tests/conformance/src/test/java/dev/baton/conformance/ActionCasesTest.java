package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When actions are due, and who gets them. */
@QuarkusTest
class ActionCasesTest extends TorcCase {
    private static JsonNode action(Scenario s, String trigger, String more) {
        return s.ok(
                "POST",
                "/workflows/" + s.workflow + "/actions",
                s.named("{'trigger_type':'" + trigger
                        + "','action_type':'run_commands','action_config':{'commands':['true']}" + more + "}"));
    }

    private static List<String> pending(Scenario s) {
        List<String> triggers = new ArrayList<>();
        s.ok("GET", "/workflows/" + s.workflow + "/actions/pending", null)
                .forEach(action -> triggers.add(action.get("trigger_type").textValue()));
        return triggers;
    }

    private static int claim(Scenario s, JsonNode action) {
        return s.call("POST", "/workflows/" + s.workflow + "/actions/" + action.get("id") + "/claim", "{}")
                .status();
    }

    @Test
    void act_01_start() {
        Scenario s = scenario().job("A");
        JsonNode action = action(s, "on_workflow_start", "");
        assertEquals(1, action.get("required_triggers").intValue());
        assertEquals(List.of(), pending(s));
        assertEquals(409, claim(s, action));
        s.initialize();
        assertEquals(List.of("on_workflow_start"), pending(s));
        assertEquals(200, claim(s, action));
        assertEquals(409, claim(s, action));
        assertEquals(List.of(), pending(s));
        s.initialize(false);
        assertEquals(List.of("on_workflow_start"), pending(s));
    }

    @Test
    void act_03_persistent() {
        Scenario s = scenario().job("A");
        JsonNode action = action(s, "on_worker_start", ",'persistent':true");
        s.initialize();
        assertEquals(200, claim(s, action));
        assertEquals(200, claim(s, action));
        JsonNode now =
                s.ok("GET", "/workflows/" + s.workflow + "/actions", null).get(0);
        assertFalse(now.get("executed").booleanValue());
    }

    @Test
    void act_04_config() {
        Scenario s = scenario();
        assertEquals(
                422,
                s.call(
                                "POST",
                                "/workflows/" + s.workflow + "/actions",
                                "{'workflow_id':" + s.workflow + ",'trigger_type':'on_workflow_start',"
                                        + "'action_type':'schedule_nodes','action_config':"
                                        + "{'scheduler_type':'slurm','scheduler_id':1,'surprise':true}}")
                        .status());
    }

    @Test
    void jobs_are_counted_by_where_they_stand() {
        Scenario s = scenario().job("A");
        s.job("B", ",'depends_on_job_ids':[@A]");
        action(s, "on_jobs_ready", ",'job_ids':[@A,@B]");
        action(s, "on_jobs_complete", ",'job_ids':[@A]");
        action(s, "on_workflow_complete", "");
        s.initialize();
        assertEquals(List.of(), pending(s));
        s.end("A", "completed", 0);
        assertEquals(List.of("on_jobs_ready", "on_jobs_complete"), pending(s));
        s.end("B", "failed", 1);
        assertEquals(List.of("on_jobs_ready", "on_jobs_complete", "on_workflow_complete"), pending(s));
        JsonNode some = s.ok(
                "GET",
                "/workflows/" + s.workflow + "/actions/pending?trigger_type=on_jobs_ready,on_worker_start",
                null);
        assertEquals(1, some.size());
        assertEquals(2, some.get(0).get("trigger_count").intValue());
    }

    @Test
    void an_action_without_jobs_to_watch_or_with_those_of_others_is_refused() {
        Scenario s = scenario();
        Scenario other = scenario().job("theirs");
        for (String jobs : List.of("", ",'job_ids':[]", ",'job_ids':[" + other.id("theirs") + "]")) {
            Wire.Reply reply = s.call(
                    "POST",
                    "/workflows/" + s.workflow + "/actions",
                    "{'trigger_type':'on_jobs_ready','action_type':'run_commands','action_config':{'commands':['true']}"
                            + jobs + "}");
            assertEquals(422, reply.status());
            assertEquals("job_ids", reply.body().at("/error/field").textValue());
        }
        assertTrue(s.ok("GET", "/workflows/" + s.workflow + "/actions", null).isEmpty());
        assertEquals(
                404,
                other.call("POST", "/workflows/" + s.workflow + "/actions/7/claim", "{}")
                        .status());
    }
}
