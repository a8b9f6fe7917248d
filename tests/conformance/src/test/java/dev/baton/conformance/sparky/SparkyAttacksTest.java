package dev.baton.conformance.sparky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.conformance.CountedItems;
import dev.baton.conformance.sparky.RawClient.Reply;
import dev.baton.engine.Engine;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.Sparky;
import dev.baton.engine.sparky.Ticket;
import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.store.InMemoryBlobStore;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused at Sparky's door is refused whole: nothing is written, nothing breaks, and no secret gets into a log. */
@QuarkusTest
@TestProfile(WithToken.class)
class SparkyAttacksTest {
    private static final String SECRET = "secret123456";
    private static final byte[] ONE = {1};
    /** Ways to write what leads elsewhere; each is one part of a path. */
    private static final List<String> LEADING = List.of(
            "..",
            ".",
            "%2e%2e",
            "%2E.",
            "%2e",
            "..%2f..%2fx",
            "..%2F..%2Fx",
            "%2fetc%2fpasswd",
            "..\\x",
            "..%5cx",
            "%252e%252e%2fx",
            "x%00y",
            "%0a",
            "a%0d%0aSet-Cookie:%20a=b",
            "..;",
            "%2e%2e;a=b%2f..",
            "%c0%ae%c0%ae%c0%afx",
            "%ed%a0%80",
            "x".repeat(256),
            "%");

    /** Where JSON is taken, with a path that would be good. */
    private static final List<String> JSON_TAKERS = List.of(
            "POST /queue",
            "POST /stash",
            "POST /build-with-tags/project/attacked",
            "POST /baton/v1/sparky/work/attacked/j/heartbeat",
            "POST /baton/v1/sparky/work/attacked/j/end",
            "POST /baton/v1/sparky/work",
            "PUT /baton/v1/sparky/projects/attacked");

    @TestHTTPResource("/")
    URI base;

    @Inject
    Engine engine;

    @Inject
    CountedItems items;

    @Inject
    InMemoryBlobStore blobs;

    private RawClient client;
    private Logged log;
    private int changes;
    private List<BlobInfo> stored;

    @BeforeEach
    void look() {
        client = new RawClient(base);
        log = new Logged();
        mark();
    }

    @AfterEach
    void no_secret_was_logged() {
        log.close();
        assertEquals(List.of(), log.lines(SECRET));
    }

    /** What is there now is right. */
    private void mark() {
        changes = items.changes();
        stored = blobs.list("", 100_000, null).blobs();
    }

    private void assertNothingWritten(String what) {
        assertEquals(List.of(), items.changedSince(changes), what);
        assertEquals(stored, blobs.list("", 100_000, null).blobs(), what);
    }

    private void refused(String what, Reply reply) {
        assertTrue(reply.status() >= 400, what + " " + reply.status() + " " + reply.text());
        harmless(what, reply);
    }

    /** Whatever is answered to a question. */
    private void harmless(String what, Reply reply) {
        assertTrue(reply.status() < 500, what + " " + reply.status() + " " + reply.text());
        assertFalse(reply.headers().containsKey("set-cookie"), what);
        assertFalse(reply.text().contains(SECRET), what);
        assertFalse(reply.text().contains("Exception"), what + " " + reply.text());
        assertNothingWritten(what);
    }

    private Reply queue(String project, String job, String more) {
        return client.post(
                "/queue",
                "{'config':{'project':'" + project + "','job-id':'" + job + "'" + more
                        + "},'trigger':{},'sparrowfile':'say 1','sparrowdo-config':{}}",
                WithToken.TOKEN);
    }

    @Test
    void no_spelling_in_a_path_leads_out_of_its_place() {
        for (String bad : LEADING) {
            for (String path : List.of(
                    "/file/project/" + bad + "/job/j/filename/x",
                    "/file/project/p/job/" + bad + "/filename/x",
                    "/file/project/p/job/j/filename/" + bad,
                    "/file/project/p/job/j/filename/a/" + bad + "/b")) {
                // A dot is a place in a path like another one; what it leads to has to be there.
                Reply reply = client.call("PUT", path, ONE, WithToken.TOKEN);
                if (reply.status() == 200) {
                    inside(path);
                } else {
                    refused("PUT " + path, reply);
                }
            }
            for (String path : List.of(
                    "/trigger/" + bad + "/j",
                    "/trigger/p/" + bad,
                    "/status/" + bad + "/j",
                    "/status/p/" + bad,
                    "/report/raw/p/" + bad,
                    "/report/raw/" + bad + "/j",
                    "/file/" + bad + "/j/x",
                    "/file/p/j/" + bad,
                    "/file_view/p/" + bad + "/x",
                    "/badge/" + bad + "/x",
                    "/baton/v1/sparky/jobs/p/" + bad,
                    "/baton/v1/sparky/jobs/" + bad + "/j/files")) {
                harmless("GET " + path, client.get(path, WithToken.TOKEN));
            }
            for (String path : List.of(
                    "/build/project/" + bad,
                    "/build/project/p/" + bad,
                    "/cancel/project/p/" + bad,
                    "/build-with-tags/project/" + bad,
                    "/baton/v1/sparky/work/p/" + bad + "/end",
                    "/baton/v1/sparky/jobs/p/" + bad + "/callback?status=completed&x-nonce=a&token=b")) {
                refused("POST " + path, client.post(path, "{'tags':'a=1'}", WithToken.TOKEN));
            }
        }
    }

    /** What was taken stands among the files of one of the two jobs that the path can mean, under a name without dots alone. */
    private void inside(String path) {
        List<String> fresh = new ArrayList<>(blobs.list("", 100_000, null).blobs().stream()
                .map(BlobInfo::key)
                .toList());
        stored.forEach(before -> fresh.remove(before.key()));
        for (String key : fresh) {
            assertTrue(key.startsWith("sparky/"), path + " " + key);
            assertFalse(Arrays.asList(key.split("/")).contains(".."), path + " " + key);
        }
        assertEquals(List.of(), items.changedSince(changes), path);
        mark();
    }

    @Test
    void no_name_in_a_body_leads_out_of_its_place() {
        for (String bad : List.of(
                "..",
                ".",
                "../x",
                "../../etc/passwd",
                "/etc/passwd",
                "a/b",
                "a\\\\b",
                "a\\u0000b",
                "a\\nb",
                "\\ud800",
                "",
                "x".repeat(256))) {
            refused("project " + bad, queue(bad, "j", ""));
            refused("job-id " + bad, queue("p", bad, ""));
            for (String config :
                    List.of("'project':'" + bad + "','job-id':'j'", "'project':'p','job-id':'" + bad + "'")) {
                String stash = "{'config':{" + config + "},'data':{'a':1}}";
                refused("stash " + config, client.post("/stash", stash, WithToken.TOKEN));
            }
            refused("downstream " + bad, put("/baton/v1/sparky/projects/p", "{'downstream':['" + bad + "']}"));
        }
    }

    /** The parser takes a dot that is written in two bytes for a dot; names are looked at behind it. */
    @Test
    void dots_in_too_many_bytes_are_dots() {
        String body =
                "{\"config\":{\"project\":\"§§\",\"job-id\":\"j\"},\"trigger\":{},\"sparrowfile\":\"\",\"data\":1}"
                        .replace("§", "\u00C0\u00AE");
        for (String taker : List.of("/queue", "/stash")) {
            Reply reply = client.call("POST", taker, body.getBytes(StandardCharsets.ISO_8859_1), WithToken.TOKEN);
            assertEquals(422, reply.status(), reply.text());
            refused(taker, reply);
        }
    }

    private Reply put(String path, String json) {
        return client.call("PUT", path, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), WithToken.TOKEN);
    }

    @Test
    void a_tag_of_ten_megabytes_is_refused_by_name() {
        String tag = "x".repeat(10 << 20);
        for (String tags : List.of("{'a':'" + tag + "'}", "{'a':['" + tag + "']}")) {
            Reply reply = queue("p", "big", ",'tags':" + tags);
            refused("a large tag", reply);
            assertTrue(reply.text().startsWith("config.tags"), () -> reply.text());
        }
        Reply name = queue("p", "big", ",'tags':{'" + tag + "':1}");
        refused("a large name of a tag", name);
        assertTrue(name.text().length() < 1000, name::text);
        String inherited = "{'config':{'project':'p','job-id':'big'},'trigger':{'sparrowdo':{'tags':'a=" + tag
                + "'}},'sparrowfile':'','sparrowdo-config':{}}";
        refused("a large tag of the parent", client.post("/queue", inherited, WithToken.TOKEN));
        refused("a large description", queue("p", "big", ",'description':'" + tag + "'"));
        assertEquals(404, client.get("/status/p/big").status());
    }

    @Test
    void a_wrong_token_is_refused_before_anything_is_read_or_written() {
        for (String token : List.of(
                "Token: secret12345",
                "Token: secret1234567",
                "Token: SECRET123456",
                "Token: ",
                "Authorization: Bearer wrong",
                "Authorization: Basic OnNlY3JldDEyMzQ1",
                "X-Token: secret123456",
                "Cookie: token=secret123456; user=admin")) {
            for (String request : List.of(
                    "POST /queue",
                    "POST /stash",
                    "PUT /file/project/p/job/j/filename/x",
                    "POST /build/project/p",
                    "POST /build/project/p/j",
                    "POST /build-with-tags/project/p",
                    "POST /cancel/project/p/j",
                    "GET /trigger/p/j",
                    "GET /stash/p/j",
                    "GET /file/p/j/x",
                    "GET /file_view/p/j/x",
                    "GET /report/p/1",
                    "GET /badge/p",
                    "GET /queue",
                    "POST /baton/v1/sparky/work",
                    "PUT /baton/v1/sparky/work/p/j/report/1/0",
                    "POST /baton/v1/sparky/work/p/j/end",
                    "PUT /baton/v1/sparky/projects/p",
                    "GET /baton/v1/sparky/health",
                    "GET /baton/v1/sparky/jobs/p/j/meta")) {
                String[] words = request.split(" ");
                byte[] body = words[0].equals("GET") ? new byte[0] : "{}".getBytes(StandardCharsets.UTF_8);
                Reply reply = client.call(words[0], words[1], body, token);
                String what = token + " " + request;
                assertTrue(reply.status() == 403 || reply.status() == 401, what + " " + reply.status());
                refused(what, reply);
            }
        }
    }

    @Test
    void what_is_no_json_of_a_sensible_depth_is_refused_where_json_is_taken() {
        queue("attacked", "j", "");
        mark();
        String deep = "[".repeat(100_000);
        String deepObject = "{\"config\":" + "{\"a\":".repeat(5000) + "1" + "}".repeat(5001);
        byte[] notUtf8 = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, 0x28, '"', '}'};
        List<byte[]> bodies = Stream.of(deep, deepObject, "{\"a\":", "{} {}", "[1]", "7", "\u0000", "{'a':1}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        bodies.add(notUtf8);
        for (String taker : JSON_TAKERS) {
            String[] words = taker.split(" ");
            for (byte[] body : bodies) {
                String shown = new String(body, 0, Math.min(body.length, 30), StandardCharsets.UTF_8);
                Reply reply = client.call(words[0], words[1], body, WithToken.TOKEN);
                refused(taker + " " + shown, reply);
                assertTrue(reply.text().length() < 1000, taker + " " + shown);
            }
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused_at_its_length_and_at_its_end() {
        queue("attacked", "j", "");
        mark();
        String announced = "Content-Length: " + (65L << 20);
        for (String taker : JSON_TAKERS) {
            String[] words = taker.split(" ");
            Reply reply = client.call(words[0], words[1], new byte[0], announced, WithToken.TOKEN);
            assertEquals(413, reply.status(), taker);
            refused(taker, reply);
            refused(taker, client.call(words[0], words[1], new byte[0], "Content-Length: -1", WithToken.TOKEN));
        }
    }

    @Test
    void numbers_beyond_all_measure_cost_nothing() {
        Reply reply = queue("numbers", "j", ",'workers':1e999999999,'tags':{'n':1e999999999,'m':-1e-999999999}");
        assertEquals(200, reply.status(), reply.text());
        assertEquals(
                "n=1E+999999999,m=-1E-999999999",
                engine.sparky().order(new JobName("numbers", "j")).orElseThrow().tags());
        mark();
        refused("a timeout", queue("numbers", "k", ",'timeout':1e999999999"));
        refused("a timeout", queue("numbers", "k", ",'timeout':-1"));
        refused(
                "a lease",
                client.post("/baton/v1/sparky/work", "{'worker':'w','lease_seconds':1e999999999}", WithToken.TOKEN));
        String stash = "{'config':{'project':'numbers','job-id':'j'},'data':1e999999999}";
        assertEquals(200, client.post("/stash", stash, WithToken.TOKEN).status());
        assertEquals(
                "1E+999999999", client.get("/stash/numbers/j", WithToken.TOKEN).text());
    }

    @Test
    void a_token_in_a_report_is_starred_however_it_comes() {
        queue("secrets", "j", "");
        JobName name = new JobName("secrets", "j");
        while (engine.sparky().get(name).build() == 0) {
            engine.sparky().take("w", Sparky.LEASE_MILLIS).orElseThrow();
        }
        Ticket ticket = engine.sparky().ticket(name);
        String written = "env: SPARKY_API_TOKEN=" + SECRET + "\nmeta: token=" + SECRET + " a=1\n" + SECRET + SECRET
                + "\n" + ticket.address() + "\n";
        String at = "/baton/v1/sparky/work/secrets/j/report/" + ticket.build() + "/0";
        assertEquals(
                200,
                client.call("PUT", at, written.getBytes(StandardCharsets.UTF_8), WithToken.TOKEN)
                        .status());
        String end = "{'build':" + ticket.build() + ",'exit_code':0,'why':'it said " + SECRET + "'}";
        assertEquals(
                200,
                client.post("/baton/v1/sparky/work/secrets/j/end", end, WithToken.TOKEN)
                        .status());
        for (String path : List.of(
                "/report/raw/secrets/j",
                "/report/secrets/" + ticket.build(),
                "/baton/v1/sparky/jobs/secrets/j",
                "/baton/v1/sparky/jobs/secrets/j/meta",
                "/baton/v1/sparky/jobs/secrets/j/meta?form=words")) {
            String told = client.get(path, WithToken.TOKEN).text();
            assertTrue(told.contains("*******"), path + " " + told);
            for (String secret : List.of(SECRET, ticket.nonce(), ticket.token())) {
                assertFalse(told.contains(secret), path + " " + told);
            }
        }
        assertEquals(List.of(), log.lines(ticket.nonce()));
        assertEquals(List.of(), log.lines(ticket.token()));
    }

    @Test
    void a_token_in_the_error_of_a_callback_is_starred() {
        queue("secrets", "called", "");
        JobName name = new JobName("secrets", "called");
        while (engine.sparky().get(name).build() == 0) {
            engine.sparky().take("w", Sparky.LEASE_MILLIS).orElseThrow();
        }
        Ticket ticket = engine.sparky().ticket(name);
        String path = "/baton/v1/sparky/jobs/secrets/called/callback?status=failed&x-nonce=" + ticket.nonce()
                + "&token=" + ticket.token();
        String error = "it said " + SECRET + ", " + ticket.token() + " and " + ticket.nonce();
        assertEquals(200, client.post(path, "{'error':'" + error + "'}").status());
        String told = client.get("/baton/v1/sparky/jobs/secrets/called", WithToken.TOKEN)
                .text();
        assertTrue(told.contains("it said *******, ******* and *******"), told);
    }
}
