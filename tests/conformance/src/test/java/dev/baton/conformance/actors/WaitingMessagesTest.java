package dev.baton.conformance.actors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages to an actor whose command a worker runs, when it comes. */
@QuarkusTest
@TestProfile(Keyed.class)
class WaitingMessagesTest {
    @TestHTTPResource("/")
    URI base;

    private Http http;
    private String actor;

    @BeforeEach
    void actor() {
        http = new Http(new InProcess(base));
        actor = "/actors/"
                + http.json("POST", "/actors", "admin", "{'image':'command:true'}")
                        .result()
                        .path("id")
                        .asText();
    }

    private JsonNode take() {
        return http.json("POST", actor + "/executions", "admin", "{'worker':'w','most':5}")
                .result();
    }

    private JsonNode execution(String id) {
        return http.get(actor + "/executions/" + id).result();
    }

    @Test
    void a_synchronous_message_waits_for_so_long_and_then_tells_where_to_ask() {
        Http.Reply reply = http.json("POST", actor + "/messages?_abaco_synchronous=true", "admin", "{'message':'m'}");
        assertEquals(202, reply.status(), reply::text);
        String id = reply.result().path("executionId").asText();
        assertEquals("SUBMITTED", execution(id).path("status").asText());
        take();
        http.json("PUT", actor + "/executions/" + id, "admin", "{'attempt':1,'exitCode':0,'results':['said']}");
        assertEquals("said", http.get(actor + "/executions/" + id + "/results").text());
    }

    @Test
    void the_query_reaches_the_actor_but_for_what_is_secret_or_forged() {
        String nonce = http.json("POST", actor + "/nonces", "admin", "{}")
                .result()
                .path("id")
                .asText();
        http.json(
                "POST",
                actor + "/messages?x-nonce=" + nonce
                        + "&x_src_actor_id=A&x_src_execution_id=E&x_session=s&_abaco_username=root&uuid=u",
                "none",
                "{'message':'m'}");
        JsonNode context = take().get(0).path("context");
        assertEquals("A", context.path("x_src_actor_id").asText());
        assertEquals("E", context.path("x_src_execution_id").asText());
        assertEquals("s", context.path("x_session").asText());
        assertEquals("u", context.path("uuid").asText());
        assertEquals("testuser", context.path("_abaco_username").asText());
        assertFalse(context.toString().contains(nonce));
    }

    @Test
    void what_a_worker_gives_back_waits_again_for_its_actor_and_counts_for_nothing() {
        http.json("POST", actor + "/messages", "admin", "{'message':'m'}");
        for (int attempt = 1; attempt <= 5; attempt++) {
            JsonNode taken = take().get(0);
            assertEquals(attempt, taken.path("attempt").asInt());
            String at = actor + "/executions/" + taken.path("id").asText();
            String token = taken.at("/context/_baton_execution_token").asText();
            Http.Reply back = http.json(
                    "PUT", at + "?x-execution-token=" + token, "none", "{'attempt':" + attempt + ",'return':true}");
            assertTrue(back.result().path("returned").asBoolean(), back::text);
            Http.Reply late = http.json("PUT", at, "admin", "{'attempt':" + attempt + ",'exitCode':0}");
            assertEquals(400, late.status(), late::text);
            assertEquals("SUBMITTED", http.get(at).result().path("status").asText());
        }
        assertEquals(1, http.get(actor + "/messages").result().path("messages").asInt());
        http.json("DELETE", actor + "/messages", "admin", "");
        assertEquals(0, http.get(actor + "/messages").result().path("messages").asInt());
        assertEquals(0, take().size());
    }
}
