package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Groups of users, and who has to do with a workflow. */
@QuarkusTest
class AccessGroupsTest extends TorcCase {
    private static long group(Scenario s, String name) {
        return s.ok("POST", "/access_groups", "{'name':'" + name + "','description':'who runs it'}")
                .get("id")
                .longValue();
    }

    private static boolean access(Scenario s, String user) {
        return s.ok("GET", "/access_check/" + s.workflow + "/" + user, null)
                .get("has_access")
                .booleanValue();
    }

    @Test
    void members_of_a_group_reach_the_workflows_that_are_shared_with_it() {
        Scenario s = scenario();
        long group = group(s, "crew " + s.workflow);
        assertTrue(access(s, "tester"));
        assertFalse(access(s, "ann"));
        JsonNode joined =
                s.ok("POST", "/access_groups/" + group + "/members", "{'user_name':'ann','group_id':" + group + "}");
        assertEquals("member", joined.get("role").textValue());
        assertFalse(access(s, "ann"));
        s.ok(
                "POST",
                "/workflows/" + s.workflow + "/access_groups",
                "{'workflow_id':" + s.workflow + ",'group_id':" + group + "}");
        assertTrue(access(s, "ann"));
        assertFalse(access(s, "bob"));
        s.ok("DELETE", "/access_groups/" + group + "/members/ann", null);
        assertFalse(access(s, "ann"));
    }

    @Test
    void lists_come_in_pages_of_their_own_form() {
        Scenario s = scenario();
        long group = group(s, "many " + s.workflow);
        for (String user : new String[] {"ann", "bob", "eve"}) {
            s.ok(
                    "POST",
                    "/access_groups/" + group + "/members",
                    "{'user_name':'" + user + s.workflow + "','role':'admin'}");
        }
        JsonNode page = s.ok("GET", "/access_groups/" + group + "/members?offset=1&limit=1", null);
        assertEquals("bob" + s.workflow, page.at("/items/0/user_name").textValue());
        assertEquals(1, page.get("limit").intValue());
        assertEquals(3, page.get("total_count").intValue());
        assertTrue(page.get("has_more").booleanValue());
        assertEquals(
                group,
                s.ok("GET", "/users/eve" + s.workflow + "/groups", null)
                        .at("/items/0/id")
                        .longValue());
    }

    @Test
    void what_is_there_already_is_a_conflict_and_what_is_gone_is_absent() {
        Scenario s = scenario();
        String name = "once " + s.workflow;
        long group = group(s, name);
        assertEquals(
                409, s.call("POST", "/access_groups", "{'name':'" + name + "'}").status());
        String members = "/access_groups/" + group + "/members";
        s.ok("POST", members, "{'user_name':'ann'}");
        assertEquals(409, s.call("POST", members, "{'user_name':'ann'}").status());
        String share = "{'group_id':" + group + "}";
        s.ok("POST", "/workflows/" + s.workflow + "/access_groups", share);
        assertEquals(
                409,
                s.call("POST", "/workflows/" + s.workflow + "/access_groups", share)
                        .status());
        assertEquals(422, s.call("POST", members, "{'user_name':''}").status());
        s.ok("DELETE", "/access_groups/" + group, null);
        assertEquals(404, s.call("GET", "/access_groups/" + group, null).status());
        assertEquals(404, s.call("GET", members, null).status());
        assertEquals(
                0,
                s.ok("GET", "/workflows/" + s.workflow + "/access_groups", null)
                        .get("items")
                        .size());
        assertTrue(group(s, name) > group);
        assertFalse(access(s, "ann"));
    }
}
