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

    private JsonNode worker(String path, String body) {
        Wire.Reply reply = new Wire(base).call("POST", "/baton/v1" + path, body.replace('\'', '"'));
        assertEquals(200, reply.status(), reply::toString);
        return reply.body();
    }

    private long joined(Scenario s) {
        return worker(
                        "/workflows/" + s.workflow + "/nodes",
                        "{'hostname':'h','pid':1,'start_time':'2026-01-01T00:00:00Z','num_cpus':2,'memory_gb':4}")
                .get("id")
                .longValue();
    }

    @Test
    void a_worker_takes_an_action_reports_it_and_another_takes_over_what_a_worker_leaves() {
        Scenario s = scenario().job("A");
        long action = action(s, "on_workflow_start", "").get("id").longValue();
        s.initialize();
        long first = joined(s);
        long second = joined(s);
        String ask = "{'triggers':['on_workflow_start']}";
        JsonNode taken = worker("/nodes/" + first + "/actions", ask);
        assertEquals("commands", taken.at("/actions/0/kind").textValue());
        assertEquals("true", taken.at("/actions/0/commands/0").textValue());
        assertEquals(409, claim(s, taken.at("/actions/0")));
        assertEquals(List.of(), pending(s));
        JsonNode none = worker("/nodes/" + second + "/actions", ask);
        assertTrue(none.get("actions").isEmpty() && none.get("elsewhere").booleanValue(), none::toString);
        worker("/nodes/" + first + "/leave", "{}");
        assertEquals(List.of("on_workflow_start"), pending(s));
        assertEquals(
                2,
                worker("/nodes/" + second + "/actions", ask)
                        .at("/actions/0/claim")
                        .intValue());
        String end = "/nodes/" + second + "/actions/" + action + "/end";
        String well = "{'claim':2,'succeeded':true,'message':'done'}";
        assertFalse(worker(end, well.replace('2', '1')).get("held").booleanValue());
        assertTrue(worker(end, well).get("held").booleanValue());
        JsonNode now =
                s.ok("GET", "/workflows/" + s.workflow + "/actions", null).get(0);
        assertEquals("succeeded", now.get("outcome").textValue());
        assertEquals("done", now.get("message").textValue());
        assertEquals(
                422,
                new Wire(base)
                        .call("POST", "/baton/v1/nodes/" + first + "/actions", "{\"triggers\":[]}")
                        .status());
        assertEquals(
                404,
                new Wire(base)
                        .call("POST", "/baton/v1/nodes/987654321/actions", ask.replace('\'', '"'))
                        .status());
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
