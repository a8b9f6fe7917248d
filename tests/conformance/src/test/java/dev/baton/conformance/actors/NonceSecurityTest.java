package dev.baton.conformance.actors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must not come in does not, changes nothing, costs nothing, and leaves no secret in a log. */
@QuarkusTest
@TestProfile(Keyed.class)
class NonceSecurityTest {
    @TestHTTPResource("/")
    URI base;

    private Http http;
    private String actor;

    @BeforeEach
    void actor() {
        http = new Http(new InProcess(base));
        actor = "/actors/"
                + http.json("POST", "/actors", "admin", "{'image':'echo'}")
                        .result()
                        .path("id")
                        .asText();
    }

    private String nonce(String json) {
        return http.json("POST", actor + "/nonces", "admin", json)
                .result()
                .path("id")
                .asText();
    }

    private Http.Reply post(String path, String contentType, byte[] body) {
        return http.call("POST", path, "none", contentType, body, Map.of());
    }

    private int executions() {
        return http.get(actor + "/executions").result().path("executions").size();
    }

    private long uses(String nonce) {
        return http.get(actor + "/nonces/" + nonce).result().path("currentUses").asLong();
    }

    private void refused(int status, String part, Http.Reply reply) {
        assertEquals(status, reply.status(), reply::text);
        assertEquals("error", reply.json().path("status").asText(), reply::text);
        assertTrue(reply.message().contains(part), reply::text);
        assertEquals(0, executions());
    }

    @Test
    void nobody_comes_in_without_a_key_or_a_nonce() {
        refused(401, "No JWT or nonce", post(actor + "/messages", "application/json", "{}".getBytes()));
        refused(400, "does not exist", post(actor + "/messages?x-nonce=BATON_x", "application/json", "{}".getBytes()));
        refused(400, "does not exist", post(actor + "/messages?x-nonce=", "application/json", "{}".getBytes()));
        String nonce = nonce("{'level':'UPDATE'}");
        for (String path : List.of("/actors", "/actors/aliases", "/actors/configs")) {
            Http.Reply reply = http.call("GET", path + "?x-nonce=" + nonce, "none", null, null, Map.of());
            assertTrue(reply.status() == 400 || reply.status() == 404, reply::text);
        }
        Http.Reply elsewhere =
                http.send(HttpRequest.newBuilder(base.resolve("/torc-service/v1/workflows?x-nonce=" + nonce)));
        assertEquals(401, elsewhere.status());
        String around = speak("GET /torc-service/v1/workflows/../../../actors/v2?x-nonce=" + nonce
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(around.startsWith("HTTP/1.1 401"), around);
        String back = speak("GET /actors/v2/../../torc-service/v1/workflows?x-nonce=" + nonce
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(back.startsWith("HTTP/1.1 401"), back);
        Http.Reply round = http.send(HttpRequest.newBuilder(
                URI.create(base + "actors/v2/../../torc-service/v1/workflows?x-nonce=" + nonce)));
        assertEquals(401, round.status());
    }

    @Test
    void a_users_key_opens_no_other_door() {
        Http.Reply reply = http.send(HttpRequest.newBuilder(base.resolve("/torc-service/v1/workflows"))
                .header("Authorization", "Bearer key-admin"));
        assertEquals(401, reply.status());
    }

    @Test
    void weak_exhausted_and_expired_nonces_are_refused() {
        byte[] message = "{\"message\":\"m\"}".getBytes(StandardCharsets.UTF_8);
        refused(
                400,
                "sufficient",
                post(actor + "/messages?x-nonce=" + nonce("{'level':'READ'}"), "application/json", message));
        String past = nonce("{'expiresAt':'2020-01-01T00:00:00Z'}");
        refused(400, "expired", post(actor + "/messages?x-nonce=" + past, "application/json", message));
        String once = nonce("{'maxUses':1}");
        assertEquals(
                200,
                post(actor + "/messages?x-nonce=" + once, "application/json", message)
                        .status());
        Http.Reply again = post(actor + "/messages?x-nonce=" + once, "application/json", message);
        assertEquals(400, again.status());
        assertEquals("No remaining uses left for this nonce.", again.message());
        assertEquals(1, executions());
    }

    @Test
    void the_same_request_with_its_key_is_the_same_execution_and_one_use() {
        String once = nonce("{'maxUses':1}");
        String path = actor + "/messages?x-nonce=" + once;
        byte[] message = "{\"message\":\"m\"}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> key = Map.of("Idempotency-Key", "k1");
        Http.Reply first = http.call("POST", path, "none", "application/json", message, key);
        Http.Reply again = http.call("POST", path, "none", "application/json", message, key);
        assertEquals(200, again.status(), again::text);
        assertEquals(first.result().path("executionId"), again.result().path("executionId"));
        assertEquals(1, uses(once));
        Http.Reply other = http.call("POST", path, "none", "application/json", "{\"message\":\"n\"}".getBytes(), key);
        assertEquals(400, other.status());
        assertEquals(1, executions());
    }

    @Test
    void an_aliass_nonce_is_good_under_the_alias_alone_and_an_actors_under_its_id_alone() {
        http.json("DELETE", "/actors/aliases/mary", "admin", "");
        String id = actor.substring("/actors/".length());
        http.json("POST", "/actors/aliases", "admin", "{'alias':'mary','actorId':'" + id + "'}");
        String ofAlias = http.json("POST", "/actors/aliases/mary/nonces", "admin", "")
                .result()
                .path("id")
                .asText();
        byte[] message = "{}".getBytes();
        refused(400, "does not exist", post(actor + "/messages?x-nonce=" + ofAlias, "application/json", message));
        refused(
                400,
                "does not exist",
                post("/actors/mary/messages?x-nonce=" + nonce("{}"), "application/json", message));
        assertEquals(
                200,
                post("/actors/mary/messages?x-nonce=" + ofAlias, "application/json", message)
                        .status());
    }

    @Test
    void a_nonce_hands_out_no_rights() {
        String update = nonce("{'level':'UPDATE'}");
        refused(400, "cannot create nonces", http.json("POST", actor + "/nonces?x-nonce=" + update, "none", "{}"));
        refused(
                400,
                "cannot create nonces",
                http.json("POST", actor + "/permissions?x-nonce=" + update, "none", "{'user':'u','level':'UPDATE'}"));
        String list = http.json("GET", actor + "/nonces?x-nonce=" + update, "none", "")
                .text();
        assertFalse(list.contains(update));
    }

    @Test
    void what_cannot_be_read_is_refused_and_costs_no_use() {
        String nonce = nonce("{'maxUses':2}");
        String path = actor + "/messages?x-nonce=" + nonce;
        byte[] large = new byte[(6 << 20) + 1];
        java.util.Arrays.fill(large, (byte) ' ');
        refused(413, "6 MiB", post(path, "application/json", large));
        String deep = "[".repeat(5000) + "]".repeat(5000);
        refused(400, "deeper", post(path, "application/json", deep.getBytes()));
        refused(400, "UTF-8", post(path, "application/json", new byte[] {'"', (byte) 0xC3, 0x28, '"'}));
        refused(400, "not valid JSON", post(path, "application/json", "{\"a\":".getBytes()));
        refused(400, "could not be serialized", post(path, "text/plain", "hello".getBytes()));
        assertTrue(speak(head(path + "&a=%G1", "{}")).startsWith("HTTP/1.1 400"));
        refused(400, "UTF-8", post(path + "&a=%C3%28", "application/json", "{}".getBytes()));
        refused(400, "control", post(path + "&a%0Ab=1", "application/json", "{}".getBytes()));
        assertEquals(0, uses(nonce));
    }

    private static String head(String path, String body) {
        return "POST " + path.replaceFirst("^/actors", "/actors/v2")
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n"
                + body;
    }

    private String speak(String request) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Test
    void a_body_in_pieces_is_bounded_too() {
        String nonce = nonce("{}");
        Http.Reply reply = http.send(HttpRequest.newBuilder(
                        base.resolve(actor.replaceFirst("^/actors", "/actors/v2") + "/messages?x-nonce=" + nonce))
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[7 << 20]))));
        assertEquals(413, reply.status(), reply::text);
        assertEquals("error", reply.json().path("status").asText());
    }

    @Test
    void what_is_sent_comes_back_in_no_header_and_no_secret_in_a_log() {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + " " + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            String nonce = nonce("{'maxUses':1}");
            String query = "?x-nonce=" + nonce + "&token=940a5adc78720505&uuid=u%0d%0aSet-Cookie:%20a=b&status=RUNNING";
            Http.Reply sent = post(actor + "/messages" + query, "application/json", "{\"message\":\"m\"}".getBytes());
            assertEquals(200, sent.status(), sent::text);
            post(actor + "/messages" + query, "application/json", "{\"message\":\"m\"}".getBytes());
            Http.Reply odd =
                    http.call("GET", actor + "%0d%0aSet-Cookie:%20a=b?x-nonce=" + nonce, "none", null, null, Map.of());
            assertEquals(404, odd.status());
            for (Http.Reply reply : List.of(sent, odd)) {
                assertTrue(reply.raw().headers().firstValue("Set-Cookie").isEmpty());
                assertFalse(reply.text().contains("\n"), reply::text);
            }
            String execution = sent.result().path("executionId").asText();
            String log = http.get(actor + "/executions/" + execution + "/logs").text();
            assertFalse(log.contains(nonce), log);
            assertTrue(
                    lines.stream().noneMatch(line -> line.contains(nonce) || line.contains("940a5adc78720505")),
                    lines::toString);
        } finally {
            root.removeHandler(listener);
        }
    }

    @Test
    void a_host_header_that_is_no_name_stays_out_of_links() {
        String reply = speak("GET " + actor.replaceFirst("^/actors", "/actors/v2") + " HTTP/1.1\r\nHost: a\"b<c>\r\n"
                + "Authorization: Bearer key-admin\r\nConnection: close\r\n\r\n");
        assertFalse(reply.contains("<c>"), reply);
    }

    @Test
    void a_callback_url_with_a_double_slash_and_a_bare_curl_work() {
        String nonce = nonce("{}");
        String path = "//actors/v2/" + actor.substring("/actors/".length()) + "/messages?x-nonce=" + nonce
                + "&token=t&uuid=u1&status=FINISHED";
        String form = "{\"id\": 7, \"status\": \"FINISHED\"}";
        String head =
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        String reply = speak(head + "Content-Length: " + form.length() + "\r\nConnection: close\r\n\r\n" + form);
        assertTrue(reply.startsWith("HTTP/1.1 200"), reply);
        assertTrue(reply.contains("\"msg\":{\"id\":7"), reply);
        String empty = speak(head + "Content-Length: 0\r\nConnection: close\r\n\r\n");
        assertTrue(empty.startsWith("HTTP/1.1 200"), empty);
        assertEquals(2, executions());
    }

    @Test
    void a_state_is_replaced_only_at_the_version_that_is_asked_for() {
        http.json("PUT", actor, "admin", "{'image':'echo','stateless':false}");
        Map<String, String> first = Map.of("If-Match", "0");
        byte[] value = "{\"a\":1}".getBytes();
        assertEquals(
                200,
                http.call("POST", actor + "/state", "admin", "application/json", value, first)
                        .status());
        assertEquals(
                412,
                http.call("POST", actor + "/state", "admin", "application/json", value, first)
                        .status());
        assertEquals(1, http.get(actor + "/state").result().path("version").asInt());
    }

    @Test
    void a_config_reaches_its_actors() {
        String id = actor.substring("/actors/".length());
        http.json("DELETE", "/actors/configs/c", "admin", "");
        http.json("POST", "/actors/configs", "admin", "{'name':'c','value':'v1','actors':'" + id + "'}");
        Http.Reply sent = http.json("POST", actor + "/messages", "admin", "{'message':'m'}");
        String log = http.get(actor + "/executions/"
                        + sent.result().path("executionId").asText() + "/logs")
                .result()
                .path("logs")
                .asText();
        assertTrue(log.contains("_actor_configs={\"c\":\"v1\"}"), log);
        assertEquals(200, http.json("DELETE", "/actors/configs/c", "admin", "").status());
    }
}
