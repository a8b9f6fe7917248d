package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ordinary clients at the function URL. */
final class UrlTest {
    private static FunctionUrl url;
    private static Caller caller;

    @BeforeAll
    static void open() {
        url = FunctionUrl.open(Cloud.create("url").environment(), 1);
        caller = new Caller(url.url());
    }

    @AfterAll
    static void close() {
        url.close();
    }

    private static String named(String name) {
        return "{\"name\":\"" + name + "\",\"user\":\"u\"}";
    }

    @Test
    void health_needs_no_key() throws Exception {
        Caller.Reply reply = new Caller(url.url(), null).get("/health/ready");
        assertEquals(200, reply.status());
        assertEquals("{\"status\":\"UP\"}", reply.text());
    }

    @Test
    void a_wrong_key_is_refused_and_no_variable_opens_the_doors() throws Exception {
        assertEquals(
                401,
                new Caller(url.url(), "wrong").get("/torc-service/v1/workflows").status());
        assertEquals(
                401,
                new Caller(url.url(), null).get("/torc-service/v1/workflows").status());
        Map<String, String> environment =
                new java.util.HashMap<>(Cloud.create("open").environment());
        environment.put("BATON_OPEN", "true");
        environment.put("BATON_API_KEY_SHA256", "0".repeat(64));
        try (FunctionUrl other = FunctionUrl.open(environment, 1)) {
            assertEquals(
                    401,
                    new Caller(other.url(), null)
                            .get("/torc-service/v1/workflows")
                            .status());
            assertEquals(
                    200,
                    new Caller(other.url()).get("/torc-service/v1/workflows").status());
        }
    }

    @Test
    void a_workflow_is_made_read_and_found_by_its_name() throws Exception {
        JsonNode made =
                caller.post("/torc-service/v1/workflows", named("größe + maß")).good();
        long id = made.get("id").asLong();
        assertEquals(
                "größe + maß",
                caller.get("/torc-service/v1/workflows/" + id)
                        .good()
                        .get("name")
                        .asText());
        // A plus in a query is a space, in which form the service hands it on.
        for (String query : List.of("gr%C3%B6%C3%9Fe+%2B+ma%C3%9F", "gr%C3%B6%C3%9Fe%20%2B%20ma%C3%9F")) {
            JsonNode found =
                    caller.get("/torc-service/v1/workflows?name=" + query).good();
            assertEquals(1, found.get("total_count").asInt(), query);
        }
    }

    @Test
    void a_repeated_parameter_arrives_as_often_as_it_was_sent() throws Exception {
        long id = caller.post("/torc-service/v1/workflows", named("repeated"))
                .good()
                .get("id")
                .asLong();
        JsonNode page = caller.get("/torc-service/v1/workflows?name=repeated&name=other&limit=5")
                .good();
        assertEquals(id, page.get("items").get(0).get("id").asLong());
    }

    @Test
    void a_binary_body_arrives_byte_for_byte() throws Exception {
        String yaml = "name: \u00fcml\u00e4ut\njobs: [{name: a, command: \"echo \u20ac\"}]\n";
        TorcClient client = TorcClient.create(caller, yaml);
        assertEquals("echo \u20ac", client.jobs().get(0).get("command").asText());
        Caller.Reply bad = caller.send(
                "POST", "/torc-service/v1/workflows", "application/octet-stream", new byte[] {(byte) 0xff, 0, 1});
        assertEquals(400, bad.status(), bad.text());
    }

    @Test
    void an_encoded_path_stays_encoded_until_the_door() throws Exception {
        Caller.Reply reply = caller.get("/torc-service/v1/workflows/a%2Fb%20c");
        assertEquals(4, reply.status() / 100, reply.text());
        assertTrue(reply.text().contains("error"), reply.text());
        assertEquals(404, caller.get("/no%20such/%E2%82%AC").status());
    }

    @Test
    void cookies_and_lists_in_headers_do_no_harm() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(url.url() + "/torc-service/v1/ping"))
                .header("Cookie", "a=b; c=d")
                .header("Accept", "text/html, application/json;q=0.9, */*;q=0.8")
                .build();
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            var reply = client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
            assertEquals(200, reply.statusCode(), reply.body());
        }
    }

    @Test
    void what_the_service_does_not_pass_on_is_answered_so_that_the_caller_knows_what_to_do() throws Exception {
        byte[] large = new byte[FunctionUrl.LARGEST];
        assertEquals(
                413,
                caller.send("POST", "/torc-service/v1/workflows", "text/plain", large)
                        .status());
        long id = caller.post("/torc-service/v1/workflows", named("large"))
                .good()
                .get("id")
                .asLong();
        String data = "x".repeat(3_500_000);
        for (String name : List.of("one", "two")) {
            String body = "{\"workflow_id\":" + id + ",\"name\":\"" + name + "\",\"data\":\"" + data + "\"}";
            caller.post("/torc-service/v1/user_data", body).good();
        }
        Caller.Reply all = caller.get("/torc-service/v1/user_data?workflow_id=" + id);
        assertEquals(413, all.status(), "the list has 7 MB");
        assertTrue(all.text().contains("limit and offset"), all.text());
        JsonNode page = caller.get("/torc-service/v1/user_data?limit=1&workflow_id=" + id)
                .good();
        assertEquals(data, page.get("items").get(0).get("data").asText());
    }
}
