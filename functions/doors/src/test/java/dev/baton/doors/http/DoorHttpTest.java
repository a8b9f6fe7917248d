package dev.baton.doors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DoorHttpTest {
    private static final String BASE = "/torc-service/v1";

    @TestHTTPResource("/")
    URI base;

    private Calls calls;

    @BeforeEach
    void connect() {
        calls = new Calls(base);
    }

    @Test
    void numbers_come_back_as_they_were_written() {
        String data = "{\"rate\":0.001,\"one\":1.0,\"big\":123456789012345678901234567890,\"tiny\":1.50E-30}";
        Calls.Reply created =
                calls.call("POST", BASE + "/user_data", "{\"workflow_id\":1,\"name\":\"n\",\"data\":" + data + "}");
        assertEquals(200, created.status());
        String text = new String(created.raw().body(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(text.contains("\"rate\":0.001,\"one\":1.0,\"big\":123456789012345678901234567890"), text);
        assertTrue(text.contains("1.50E-30"), text);
        assertTrue(text.contains("\"is_ephemeral\":false"), text);
    }

    @Test
    void null_never_clears_user_data_but_clears_the_time_of_a_file() {
        long data = create("/user_data", "{\"workflow_id\":2,\"name\":\"kept\",\"data\":[1]}");
        assertEquals(
                "[1]",
                calls.call("PUT", BASE + "/user_data/" + data, "{\"data\":null}")
                        .body()
                        .get("data")
                        .toString());
        long file =
                create("/files", "{\"workflow_id\":2,\"name\":\"f\",\"path\":\"f.txt\",\"st_mtime\":1700000000.25}");
        Calls.Reply cleared = calls.call("PUT", BASE + "/files/" + file, "{\"path\":\"g.txt\"}");
        assertFalse(cleared.body().has("st_mtime"));
        assertEquals("f", cleared.body().get("name").asText());
        assertEquals("g.txt", cleared.body().get("path").asText());
    }

    @Test
    void lists_are_paged_sorted_and_filtered() {
        for (String name : new String[] {"result_1", "result_10", "resultX1"}) {
            create("/user_data", "{\"workflow_id\":3,\"name\":\"" + name + "\"}");
        }
        var page = calls.call(
                        "GET", BASE + "/user_data?workflow_id=3&sort_by=name&reverse_sort=true&limit=2&offset=1", null)
                .body();
        assertEquals("result_1", page.get("items").get(0).get("name").asText());
        assertEquals("resultX1", page.get("items").get(1).get("name").asText());
        assertEquals(1, page.get("offset").asInt());
        assertEquals(10000, page.get("max_limit").asInt());
        assertEquals(2, page.get("count").asInt());
        assertEquals(3, page.get("total_count").asInt());
        assertFalse(page.get("has_more").asBoolean());
        assertEquals(
                2,
                calls.call("GET", BASE + "/user_data?workflow_id=3&name=result_1", null)
                        .body()
                        .get("count")
                        .asInt());
        Calls.Reply unsorted = calls.call("GET", BASE + "/user_data?workflow_id=3&sort_by=colour", null);
        assertEquals(422, unsorted.status());
        assertTrue(unsorted.message().contains("is_ephemeral"), unsorted.message());
        assertEquals(
                422,
                calls.call("GET", BASE + "/files?workflow_id=3&limit=10001", null)
                        .status());
        assertEquals(
                400,
                calls.call("GET", BASE + "/files?workflow_id=3&limit=ten", null).status());
        assertEquals(400, calls.call("GET", BASE + "/files", null).status());
    }

    @Test
    void what_is_wrong_in_a_body_is_named() {
        refused(422, "name is missing", "/files", "{\"workflow_id\":1,\"path\":\"p\"}");
        refused(422, "workflow_id must be", "/files", "{\"workflow_id\":\"1\",\"name\":\"f\",\"path\":\"p\"}");
        refused(422, "workflow_id must be", "/files", "{\"workflow_id\":-1,\"name\":\"f\",\"path\":\"p\"}");
        refused(422, "name must have", "/files", "{\"workflow_id\":1,\"name\":\"a\\u0007\",\"path\":\"p\"}");
        refused(422, "must be a JSON object", "/files", "[1]");
        refused(400, "line 1, column", "/files", "{\"workflow_id\":1,");
        refused(400, "is empty", "/files", null);
        refused(422, "num_cpus", "/resource_requirements", need("\"num_cpus\":99999999999"));
        refused(422, "num_cpus", "/resource_requirements", need("\"num_cpus\":0"));
        refused(422, "memory", "/resource_requirements", need("\"memory\":\"1.5g\""));
        refused(422, "default", "/resource_requirements", "{\"workflow_id\":1,\"name\":\"default\"}");
        refused(
                413,
                "4 MiB",
                "/user_data",
                "{\"workflow_id\":1,\"name\":\"n\",\"data\":\"" + "x".repeat(5 << 20) + "\"}");
        refused(404, "Workflow not found", "/files", "{\"workflow_id\":1001,\"name\":\"f\",\"path\":\"p\"}");
    }

    private static String need(String field) {
        return "{\"workflow_id\":1,\"name\":\"n\"," + field + "}";
    }

    private void refused(int status, String part, String path, String body) {
        Calls.Reply reply = calls.call("POST", BASE + path, body);
        assertEquals(status, reply.status(), () -> part + ": " + reply.body());
        assertTrue(reply.message().contains(part), reply::message);
    }

    @Test
    void an_absent_record_is_named_by_kind_and_id() {
        Calls.Reply absent = calls.call("GET", BASE + "/user_data/987654321", null);
        assertEquals(404, absent.status());
        assertEquals(
                "{\"error\":{\"message\":\"user_data not found with ID: 987654321\"}}",
                absent.body().toString());
        assertEquals(404, calls.call("GET", BASE + "/user_data/0", null).status());
        assertEquals(400, calls.call("GET", BASE + "/user_data/one", null).status());
        assertEquals(404, calls.call("GET", BASE + "/nothing", null).status());
        assertEquals(405, calls.call("PATCH", BASE + "/files", "{}").status());
    }

    @Test
    void faults_of_the_store_have_their_own_status_and_others_tell_nothing() {
        Calls.Reply busy = calls.call("GET", BASE + "/compute_nodes/1", null);
        assertEquals(503, busy.status());
        assertTrue(busy.raw().headers().firstValue("Retry-After").isPresent());
        assertEquals(413, calls.call("GET", BASE + "/failure_handlers/1", null).status());
        Calls.Reply fault = calls.call("GET", BASE + "/results/1", null);
        assertEquals(500, fault.status());
        assertEquals(
                "{\"error\":{\"message\":\"An internal error occurred\"}}",
                fault.body().toString());
    }

    @Test
    void a_trailing_slash_and_an_empty_body_are_no_obstacle() {
        create("/files/", "{\"workflow_id\":4,\"name\":\"f\",\"path\":\"p\",\"extra\":true}");
        assertEquals(
                1,
                calls.call("GET", BASE + "/files/?workflow_id=4", null)
                        .body()
                        .get("count")
                        .asInt());
        Calls.Reply deleted = calls.call("DELETE", BASE + "/files?workflow_id=4", null);
        assertEquals("{\"count\":1}", deleted.body().toString());
    }

    @Test
    void events_carry_unix_milliseconds() {
        long id = create("/events", "{\"workflow_id\":5,\"timestamp\":1700000000123,\"data\":{\"category\":\"job\"}}");
        assertEquals(
                1700000000123L,
                calls.call("GET", BASE + "/events/" + id, null)
                        .body()
                        .get("timestamp")
                        .asLong());
        String list = BASE + "/events?workflow_id=5&category=job&after_timestamp=";
        assertEquals(
                1,
                calls.call("GET", list + "1700000000122", null)
                        .body()
                        .get("count")
                        .asInt());
        assertEquals(
                0,
                calls.call("GET", list + "1700000000123", null)
                        .body()
                        .get("count")
                        .asInt());
    }

    @Test
    void schedulers_keep_their_fields_and_get_defaults() {
        long id = create(
                "/slurm_schedulers",
                "{\"workflow_id\":6,\"account\":\"a\",\"nodes\":2,\"walltime\":\"04:00:00\",\"extra_key\":1}");
        Calls.Reply kept = calls.call("PUT", BASE + "/slurm_schedulers/" + id, "{\"nodes\":3}");
        assertEquals(
                "{\"id\":%d,\"workflow_id\":6,\"account\":\"a\",\"nodes\":3,\"qos\":\"normal\",\"walltime\":\"04:00:00\"}"
                        .formatted(id),
                kept.body().toString());
        refused(422, "walltime is missing", "/slurm_schedulers", "{\"workflow_id\":6,\"account\":\"a\",\"nodes\":2}");
        refused(422, "nodes must be", "/slurm_schedulers", "{\"workflow_id\":6,\"account\":\"a\",\"nodes\":\"2\"}");
        create("/local_schedulers", "{\"workflow_id\":6,\"num_cpus\":4}");
        assertEquals(
                "default",
                calls.call("GET", BASE + "/local_schedulers?workflow_id=6&num_cpus=4&sort_by=num_cpus", null)
                        .body()
                        .at("/items/0/name")
                        .asText());
    }

    @Test
    void an_action_with_an_unknown_key_is_refused() {
        String action = "{\"trigger_type\":\"on_workflow_start\",\"action_type\":\"%s\",\"action_config\":%s}";
        create("/workflows/7/actions", action.formatted("run_commands", "{\"commands\":[\"true\"]}"));
        refused(
                422,
                "does not know surprise",
                "/workflows/7/actions",
                action.formatted("schedule_nodes", "{\"scheduler_type\":\"slurm\",\"scheduler_id\":1,\"surprise\":1}"));
        refused(
                422,
                "with Slurm needs scheduler_id",
                "/workflows/7/actions",
                action.formatted("schedule_nodes", "{\"scheduler_type\":\"slurm\"}"));
        create("/workflows/7/actions", action.formatted("schedule_nodes", "{\"scheduler_type\":\"remote\"}"));
        refused(422, "needs commands", "/workflows/7/actions", action.formatted("run_commands", "{}"));
        refused(422, "action_type", "/workflows/7/actions", action.formatted("dance", "{}"));
    }

    @Test
    void the_key_is_taken_in_three_forms_and_nothing_else_is() {
        String path = BASE + "/files?workflow_id=1";
        String basic = Base64.getEncoder().encodeToString(("anyone:" + FakeEngine.KEY).getBytes());
        assertEquals(
                200,
                calls.send(calls.to(path).header("Authorization", "Bearer " + FakeEngine.KEY))
                        .status());
        assertEquals(
                200,
                calls.send(calls.to(path).header("Authorization", "Basic " + basic))
                        .status());
        assertEquals(
                200, calls.send(calls.to(path).header("Token", FakeEngine.KEY)).status());
        Calls.Reply refused = calls.send(calls.to(path).header("Token", "wrong"));
        assertEquals(401, refused.status());
        assertEquals(
                "Basic realm=\"Torc\"",
                refused.raw().headers().firstValue("WWW-Authenticate").orElseThrow());
        assertEquals(401, calls.send(calls.to(path)).status());
        assertEquals(401, calls.send(calls.to("/nowhere")).status());
        assertEquals(
                401,
                calls.send(calls.to("/health/ready/../../torc-service/v1/files?workflow_id=1"))
                        .status());
    }

    @Test
    void health_ping_and_version_need_no_key() {
        assertEquals(
                "{\"status\":\"UP\"}",
                calls.send(calls.to("/health/ready")).body().toString());
        assertEquals(
                "{\"status\":\"UP\"}",
                calls.send(calls.to("/health/live")).body().toString());
        assertEquals(
                "{\"status\":\"ok\"}",
                calls.send(calls.to(BASE + "/ping")).body().toString());
        assertTrue(calls.send(calls.to(BASE + "/version")).body().isTextual());
    }

    @Test
    void a_huge_body_is_refused_before_it_is_read() {
        HttpRequest.Builder request = calls.to(BASE + "/files")
                .header("Token", FakeEngine.KEY)
                .POST(HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofByteArray(new byte[0]), 300L << 20));
        request.expectContinue(true);
        Calls.Reply refused = calls.send(request);
        assertEquals(413, refused.status());
        assertTrue(refused.message().contains("64 MiB"), refused::message);
    }

    private long create(String path, String body) {
        Calls.Reply created = calls.call("POST", BASE + path, body);
        assertEquals(200, created.status(), () -> String.valueOf(created.body()));
        return created.body().get("id").asLong();
    }
}
