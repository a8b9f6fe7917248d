package dev.baton.conformance.sparky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.conformance.sparky.RawClient.Reply;
import dev.baton.engine.Engine;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.Sparky;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leads elsewhere, is too large, or comes with the wrong token is refused; and no token stands in a report. */
@QuarkusTest
@TestProfile(WithToken.class)
class SparkySecurityTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/")
    URI base;

    @Inject
    Engine engine;

    private RawClient client;

    @BeforeEach
    void connect() {
        client = new RawClient(base);
    }

    private Reply queue(String project, String job, String more) {
        return client.post(
                "/queue",
                "{'config':{'project':'" + project + "','job-id':'" + job + "'" + more
                        + "},'trigger':{},'sparrowfile':'say 1','sparrowdo-config':{}}",
                WithToken.TOKEN);
    }

    @Test
    void no_name_leads_out_of_its_place() {
        for (String name : List.of("..", ".", "../x", "a/b", "a\\\\b", "a\\u0000", "", "x".repeat(300))) {
            assertEquals(422, queue(name, "j", "").status(), name);
            assertEquals(422, queue("p", name, "").status(), name);
            String stash = "{'config':{'project':'" + name + "','job-id':'j'},'data':{}}";
            assertEquals(422, client.post("/stash", stash, WithToken.TOKEN).status(), name);
        }
        byte[] one = {1};
        for (String path : List.of(
                "/file/project/..%2F..%2Fetc/job/j/filename/x",
                "/file/project/p/job/..%2f..%2fx/filename/x",
                "/file/project/p/job/j/filename/..%2F..%2Fx",
                "/file/project/p/job/j/filename/a%2F..%2F..%2Fx",
                "/file/project/p/job/j/filename/%2e%2e",
                "/file/project/p/job/j/filename/..",
                "/file/project/p/job/j/filename/../../../x",
                "/file/project/p/job/j/filename/a%00b",
                "/file/project/p/job/j/filename/a%5Cb")) {
            int status = client.call("PUT", path, one, WithToken.TOKEN).status();
            assertTrue(status >= 400 && status < 500, path + " " + status);
        }
    }

    @Test
    void names_may_be_of_any_script_encoded_and_of_most_raw() {
        String raw = "/file/project/żó/job/j/filename/é.txt";
        assertEquals(
                200, client.call("PUT", raw, new byte[] {1}, WithToken.TOKEN).status());
        assertEquals(
                200,
                client.get("/file/%C5%BC%C3%B3/j/%C3%A9.txt", WithToken.TOKEN).status());
        assertEquals(200, client.get("/file/żó/j/é.txt", WithToken.TOKEN).status());
        assertEquals(200, queue("żółć", "a b", "").status());
        assertEquals("-2", client.get("/status/%C5%BC%C3%B3%C5%82%C4%87/a%20b").text());
    }

    /** Deviation 1 of SPARKY.md: the server's decoder answers before any door. */
    @Test
    void a_raw_blank_is_refused() {
        assertEquals(400, client.get("/status/p/a b").status());
    }

    @Test
    void no_spelling_of_a_path_goes_without_a_token() {
        for (String path : List.of(
                "/trigger/p/j",
                "//trigger/p/j",
                "/stash/p/j",
                "/file/p/j/x",
                "/file_view/p/j/x",
                "/badge/p",
                "/queue",
                "/report/p/1",
                "/report_jid/p/j",
                "/status/../trigger/p/j",
                "/status/p/j/../../../trigger/p/j",
                "/status/%2e%2e/trigger/p/j",
                "/report/raw/../../trigger/p/j",
                "/%74rigger/p/j")) {
            int status = client.get(path).status();
            assertTrue(status == 403 || status == 401, path + " " + status);
            assertTrue(client.get(path, "Token: secret12345").status() >= 401, path);
        }
        assertEquals(401, client.get("/baton/v1/sparky/health").status());
        assertEquals(200, client.get("/baton/v1/sparky/health", WithToken.TOKEN).status());
        assertEquals(
                401, client.get("/torc-service/v1/workflows", WithToken.TOKEN).status());
        assertEquals(
                401,
                client.get("/baton/v1/sparky/../jobs/1/stash", WithToken.TOKEN).status());
    }

    @Test
    void tags_of_ten_megabytes_are_refused_by_name() {
        Reply reply = queue("p", "big", ",'tags':{'a':'" + "x".repeat(10 << 20) + "'}");
        assertEquals(422, reply.status());
        assertTrue(reply.text().contains("config.tags"), reply.text());
        assertEquals(404, client.get("/status/p/big").status());
    }

    @Test
    void a_worker_brings_a_report_and_no_token_stays_in_it() throws IOException {
        queue("sec", "j", ",'tags':{'a':1}");
        JsonNode job = take("sec");
        assertEquals("1", job.path("tag").path("a").asText());
        String at = "/baton/v1/sparky/work/sec/j/";
        long build = job.path("build").asLong();
        byte[] piece = "Token: secret123456\nmeta: a=1\n".getBytes(StandardCharsets.UTF_8);
        for (int twice = 0; twice < 2; twice++) {
            Reply reply = client.call("PUT", at + "report/" + build + "/0", piece, WithToken.TOKEN);
            assertTrue(JSON.readTree(reply.text()).path("go_on").booleanValue(), reply.text());
        }
        Reply beat = client.post(at + "heartbeat", "{'build':" + build + "}", WithToken.TOKEN);
        assertTrue(JSON.readTree(beat.text()).path("go_on").booleanValue(), beat.text());
        Reply end = client.post(at + "end", "{'build':" + build + ",'exit_code':0}", WithToken.TOKEN);
        assertEquals(1, JSON.readTree(end.text()).path("status").asInt(), end.text());
        assertEquals(
                "Token: *******\nmeta: a=1\n", client.get("/report/raw/sec/j").text());
        assertFalse(client.get("/trigger/sec/j", WithToken.TOKEN).text().contains("secret123456"));
        assertEquals(303, client.get("/report_jid/sec/j", WithToken.TOKEN).status());
        assertEquals(200, client.get("/report/sec/1", WithToken.TOKEN).status());
    }

    private JsonNode take(String project) throws IOException {
        while (true) {
            JsonNode job = JSON.readTree(client.post("/baton/v1/sparky/work", "{'worker':'w'}", WithToken.TOKEN)
                            .text())
                    .path("job");
            if (job.path("project").asText().equals(project)) {
                return job;
            }
        }
    }

    @Test
    void a_job_is_ended_by_its_callback_address_without_a_key() throws IOException {
        queue("call", "ż", "");
        JsonNode job = take("call");
        String address = URI.create(job.path("callback").asText()).getRawPath();
        String query = URI.create(job.path("callback").asText()).getRawQuery();
        assertEquals(
                403,
                client.post(address + "?" + query + "0&status=completed", "").status());
        assertEquals(405, client.get(address + "?" + query).status());
        assertEquals(
                200, client.post(address + "?" + query + "&status=running", "").status());
        assertEquals(
                200,
                client.post(address + "?" + query + "&status=completed", "").status());
        assertEquals(
                200,
                client.post(address + "?" + query + "&status=completed", "").status());
        assertEquals(
                409, client.post(address + "?" + query + "&status=failed", "").status());
        assertEquals("1", client.get("/status/call/ż").text());
        String told =
                client.get("/baton/v1/sparky/jobs/call/ż", WithToken.TOKEN).text();
        assertEquals("OK", JSON.readTree(told).path("state").asText(), told);
        assertEquals(3, JSON.readTree(told).path("history").size(), told);
    }

    @Test
    void states_are_told_as_they_come() {
        queue("events", "j", "");
        engine.sparky().cancel(new JobName("events", "j"));
        Reply reply = client.get("/status/events/j/events", WithToken.TOKEN);
        assertEquals(200, reply.status());
        assertTrue(reply.text().contains("data:-11"), reply.text());
    }

    @Test
    void a_project_is_set_up_built_and_looked_at() throws IOException {
        String settings = "{'at_once':2,'keep_builds':5,'sparrowfile':'say 2','sparrowdo':{'tags':'a=1'}}";
        String at = "/baton/v1/sparky/projects/built";
        Reply put =
                client.call("PUT", at, settings.replace('\'', '"').getBytes(StandardCharsets.UTF_8), WithToken.TOKEN);
        assertEquals(2, JSON.readTree(put.text()).path("at_once").asInt(), put.text());
        String job = client.post("/build/project/built", "", WithToken.TOKEN).text();
        assertTrue(job.matches("[a-z]{20}\\.[0-9]+"), job);
        String form = "tags=b%3D2%2Cc%3D3&description=mine";
        Reply tagged = client.call(
                "POST",
                "/build-with-tags/project/built",
                form.getBytes(StandardCharsets.UTF_8),
                "Content-Type: application/x-www-form-urlencoded",
                WithToken.TOKEN);
        assertEquals(
                "mine",
                engine.sparky()
                        .order(name("built", tagged.text()))
                        .orElseThrow()
                        .description());
        assertEquals(
                "b=2,c=3",
                engine.sparky()
                        .order(name("built", tagged.text()))
                        .orElseThrow()
                        .tags());
        String again =
                client.post("/build/project/built/" + job, "", WithToken.TOKEN).text();
        assertTrue(again.startsWith(job + "."), again);
        assertTrue(client.get(at + "/waiting", WithToken.TOKEN).text().contains(again));
        assertEquals(
                404, client.post("/build/project/nothing", "", WithToken.TOKEN).status());
        assertTrue(engine.sparky().take("w", Sparky.LEASE_MILLIS).isPresent());
    }

    private static JobName name(String project, String job) {
        return new JobName(project, job);
    }
}
