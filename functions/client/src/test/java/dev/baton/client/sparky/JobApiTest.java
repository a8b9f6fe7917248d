package dev.baton.client.sparky;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.client.MissingSettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client makes of one job, against a server that says what a test wants. */
class JobApiTest {
    private static final String QUEUED = "{\"project\":\"p\",\"job-id\":\"j\"}";

    @TempDir
    Path folder;

    private StubSparky server;

    @BeforeEach
    void start() throws IOException {
        server = new StubSparky();
        Files.writeString(folder.resolve("sparrowfile"), "#!/usr/bin/env bash\necho żółć\n");
        Files.writeString(folder.resolve("config.raku"), "%('who' => 'me', 'n' => 2)");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JobApi job(UnaryOperator<JobOptions> which) {
        return JobApi.of(
                server.scenario(
                        Map.of("SP6_CONFIG", folder.resolve("config.raku").toString())),
                which);
    }

    private JobApi job() {
        return job(which -> which.project("p").jobId("j"));
    }

    private static String message(Class<? extends RuntimeException> kind, Runnable call) {
        return assertThrows(kind, call::run).getMessage();
    }

    @Test
    void without_names_a_job_gets_new_ones_in_the_form_of_the_raku_client() {
        for (int workers : new int[] {4, 10}) {
            TreeSet<String> lanes = new TreeSet<>();
            for (int i = 0; i < 200; i++) {
                JobApi job = job(which -> which.workers(workers));
                lanes.add(job.project());
                assertTrue(job.jobId().matches("[a-z]{20}\\.[0-9]+"), job.jobId());
                assertEquals(20, job.jobId().chars().limit(20).distinct().count(), job.jobId());
            }
            assertEquals(workers, lanes.size());
            assertEquals("main.spawned_01", lanes.first());
            assertEquals("main.spawned_" + (workers == 10 ? "10" : "04"), lanes.last());
        }
    }

    @Test
    void mine_is_the_job_that_runs_and_is_not_queued_again() {
        JobApi mine = job(which -> which.mine(true));
        assertEquals("main/parent.1", mine.toString());
        assertTrue(message(IllegalStateException.class, mine::queue).contains("runs already"));
        assertThrows(
                IllegalArgumentException.class,
                () -> job(which -> which.mine(true).api("http://other")));
        JobInfo info = mine.info();
        assertEquals(new JobInfo("main", "parent.1", server.url() + "/status/main/parent.1"), info);
        assertEquals(0, server.requests.size());
    }

    @Test
    void a_child_is_queued_with_its_parents_trigger_text_and_configuration() throws IOException {
        server.say(200, "%('description' => 'it\\'s', 'sparrowdo' => %('tags' => 'a=1', 'no_sudo' => Bool::True))");
        server.say(200, QUEUED);
        job().queue(Map.of("description", "spawned job", "tags", Map.of("stage", "child", "foo", 1)));
        assertEquals(List.of("GET /trigger/main/parent.1", "POST /queue"), server.lines());
        assertEquals("secret123456", server.requests.get(0).token());
        assertEquals("secret123456", server.requests.get(1).token());
        JsonNode body = new ObjectMapper().readTree(server.requests.get(1).body());
        assertEquals("j", body.at("/config/job-id").asText());
        assertEquals("parent.1", body.at("/config/parent-job-id").asText());
        assertEquals("main", body.at("/config/parent-project").asText());
        assertEquals(1, body.at("/config/tags/foo").asInt());
        assertEquals("it's", body.at("/trigger/description").asText());
        assertTrue(body.at("/trigger/sparrowdo/no_sudo").booleanValue());
        assertEquals(2, body.at("/sparrowdo-config/n").asInt());
        assertEquals("#!/usr/bin/env bash\necho żółć\n", body.at("/sparrowfile").asText());
    }

    @Test
    void a_job_of_another_server_takes_the_trigger_from_home_and_all_else_goes_there() throws IOException {
        try (StubSparky other = new StubSparky()) {
            server.say(200, "{}");
            other.say(200, QUEUED).say(200, "1");
            JobApi job = job(which -> which.api(other.url() + "/").project("p").jobId("a b/ż".replace('/', '.')));
            job.queue();
            assertEquals(JobStatus.OK, job.status());
            assertEquals(List.of("GET /trigger/main/parent.1"), server.lines());
            assertEquals(List.of("POST /queue", "GET /status/p/a%20b.%C5%BC"), other.lines());
        }
    }

    @Test
    void outside_of_jobs_a_job_needs_a_name_and_has_no_parent() throws IOException {
        Scenario outside = Scenario.in(Map.of("BATON_URL", server.url() + "/", "BATON_API_KEY", "key"));
        assertTrue(message(MissingSettingException.class, () -> JobApi.of(outside, which -> which))
                .contains("which project"));
        server.say(200, QUEUED);
        JobApi.of(outside, which -> which.project("p")).queue(Map.of(), folder.resolve("sparrowfile"));
        assertEquals(List.of("POST /queue"), server.lines());
        assertEquals("key", server.requests.get(0).token());
        assertFalse(server.requests.get(0).text().contains("parent"));
    }

    @Test
    void what_is_refused_is_said_and_named() {
        server.say(403, "bad token");
        String refused = message(RefusedException.class, () -> job().putStash(1));
        assertEquals(
                "POST " + server.url() + "/stash: 403 bad token"
                        + " (the token comes from the tag or variable SPARKY_API_TOKEN)",
                refused);
        assertEquals(1, server.requests.size());
    }

    @Test
    void what_sparky_could_not_do_behind_a_200_is_no_success() {
        server.say(200, "{}").say(200, "{\"error\":\"Error X, : , no\"}");
        assertTrue(message(RefusedException.class, () -> job().queue()).endsWith("Error X, : , no"));
    }

    @Test
    void a_lost_answer_makes_the_same_request_go_again() {
        server.say(200, "{}").say(503, "starting").say(StubSparky.BROKEN, "").say(200, QUEUED);
        job().queue(Map.of("description", "once"));
        assertEquals(4, server.requests.size());
        assertArrayEquals(server.requests.get(1).body(), server.requests.get(3).body());
        assertEquals(2, server.pauses.size());
    }

    @Test
    void tries_end_before_the_server_would_take_the_request_for_another_one() {
        server.say(502, "<html>");
        String gone = message(UnansweredException.class, () -> job().getStash());
        assertTrue(gone.endsWith("/stash/p/j was tried 8 times: 502"), gone);
        long pauses =
                server.pauses.stream().mapToLong(pause -> pause.toSeconds()).sum();
        assertTrue(pauses + 8 * 40 < 600, () -> "" + pauses);
    }

    @Test
    void the_numbers_of_states_have_names() {
        Map<String, JobStatus> names = Map.of(
                "-2\n",
                JobStatus.QUEUED,
                "0",
                JobStatus.RUNNING,
                "1",
                JobStatus.OK,
                "-1",
                JobStatus.FAIL,
                "-11",
                JobStatus.FAIL,
                "7",
                JobStatus.UNKNOWN);
        names.forEach((said, status) -> assertEquals(status, asked(said)));
        server.say(404, "");
        assertEquals(JobStatus.UNKNOWN, job().status());
        assertTrue(server.requests.stream().allMatch(request -> request.token().isEmpty()));
    }

    private JobStatus asked(String said) {
        try (StubSparky one = new StubSparky()) {
            return JobApi.of(one.say(200, said).scenario(Map.of()), which -> which)
                    .status();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void a_stash_is_any_json() throws IOException {
        server.say(200, "{\"path\":\"x\"}").say(200, "{\"u\":\"\\u017c\\u00f3\",\"n\":null}");
        Map<String, Object> value = new HashMap<>(Map.of("u", "żó", "list", List.of(1, true)));
        value.put("n", null);
        job().putStash(value);
        JsonNode sent = new ObjectMapper().readTree(server.requests.get(0).body());
        assertEquals("żó", sent.at("/data/u").asText());
        assertEquals("p", sent.at("/config/project").asText());
        assertEquals("żó", job().getStash().path("u").asText());
    }

    @Test
    void files_go_and_come_byte_for_byte() throws IOException {
        byte[] all = new byte[2304];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        Path local = Files.write(folder.resolve("local"), all);
        server.say(200, "{}").say(200, all, null).say(200, all, null).say(200, "plain ąę\n");
        job().putFile(local, "out/ż.bin");
        assertEquals(
                "PUT /file/project/p/job/j/filename/out/%C5%BC.bin",
                server.lines().get(0));
        assertArrayEquals(all, server.requests.get(0).body());
        assertArrayEquals(all, job().getFile("ż.bin"));
        job().getFile("ż.bin", folder.resolve("copy"));
        assertArrayEquals(all, Files.readAllBytes(folder.resolve("copy")));
        assertEquals("plain ąę\n", job().getFileText("README.md"));
    }

    @Test
    void a_file_that_is_not_there_is_a_404_and_leaves_nothing_behind() {
        server.say(404, "");
        RefusedException absent =
                assertThrows(RefusedException.class, () -> job().getFile("none", folder.resolve("target")));
        assertEquals(404, absent.status());
        assertEquals(
                2,
                folder.toFile().list().length,
                () -> Arrays.toString(folder.toFile().list()));
        assertTrue(message(UncheckedIOException.class, () -> job().putFile(folder.resolve("nothing"), "x"))
                .contains("nothing is not there"));
    }

    @Test
    void a_name_that_leads_elsewhere_is_refused_before_it_is_sent() {
        for (String name : List.of("", ".", "..", "a/b", "a\\b", "a\nb")) {
            assertThrows(IllegalArgumentException.class, () -> job(which -> which.project(name)), name);
            assertThrows(IllegalArgumentException.class, () -> job(which -> which.jobId(name)), name);
        }
        for (String name : List.of("", "..", "../x", "a/../b", "/etc/passwd", "a//b", "a\\b")) {
            assertThrows(IllegalArgumentException.class, () -> job().getFile(name), name);
        }
        assertEquals(0, server.requests.size());
    }

    @Test
    void a_redirection_is_followed_without_the_token() throws IOException {
        try (StubSparky store = new StubSparky()) {
            store.say(200, "large".getBytes(StandardCharsets.UTF_8), null);
            server.say(307, new byte[0], store.url() + "/bucket/key?signature=1");
            assertEquals("large", job().getFileText("f"));
            assertEquals("secret123456", server.requests.get(0).token());
            assertEquals("", store.requests.get(0).token());
            assertEquals(List.of("GET /bucket/key?signature=1"), store.lines());
        }
    }

    @Test
    void a_file_that_is_too_large_for_the_server_goes_to_its_store_without_the_token() throws IOException {
        try (StubSparky store = new StubSparky()) {
            String grant = "{\"error\":{\"message\":\"too large\",\"upload\":{\"url\":\"" + store.url()
                    + "/bucket/key?signature=1\",\"headers\":{\"Content-Type\":\"image/png\"}}}}";
            server.say(413, grant);
            store.say(200, "").say(403, "<Error>expired</Error>");
            job().putFile(folder.resolve("sparrowfile"), "large.png");
            assertEquals(List.of("PUT /bucket/key?signature=1"), store.lines());
            assertEquals("", store.requests.get(0).token());
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("sparrowfile")),
                    store.requests.get(0).body());
            String refused =
                    message(RefusedException.class, () -> job().putFile(folder.resolve("sparrowfile"), "large.png"));
            assertFalse(refused.contains("signature"), refused);
        }
    }

    @Test
    void where_the_refusal_of_a_large_file_names_no_address_it_is_asked_for() throws IOException {
        try (StubSparky store = new StubSparky()) {
            server.say(413, "Request Too Long").say(200, "{\"url\":\"" + store.url() + "/bucket/key?signature=1\"}");
            server.say(413, "").say(409, "this server takes uploads of any size itself");
            store.say(200, "");
            JobApi job = job();
            job.putFile(folder.resolve("sparrowfile"), "large.png");
            String path = "/file/project/" + job.project() + "/job/" + job.jobId() + "/filename/large.png";
            assertEquals(List.of("PUT " + path, "POST " + path + "/upload"), server.lines());
            assertEquals(List.of("PUT /bucket/key?signature=1"), store.lines());
            String refused =
                    message(RefusedException.class, () -> job.putFile(folder.resolve("sparrowfile"), "large.png"));
            assertTrue(refused.contains("413"), refused);
        }
    }

    @Test
    void meta_is_one_map_a_line() {
        server.say(
                200,
                "hello\nmeta: name=alexey age=48\r\n12:00:01 :: meta: x=1\nmeta:no\nmeta: flag !off a=b=c\nMeta: y=1\n");
        assertEquals(
                List.of(Map.of("name", "alexey", "age", "48"), Map.of("flag", true, "off", false, "a", "b")),
                job().meta());
        server.say(404, "");
        assertEquals("hello", job().report().substring(0, 5));
        assertEquals("", job().report());
        assertTrue(server.requests.stream().allMatch(request -> request.token().isEmpty()));
    }
}
