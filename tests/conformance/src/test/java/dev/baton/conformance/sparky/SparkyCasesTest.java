package dev.baton.conformance.sparky;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.conformance.sparky.RawClient.Reply;
import dev.baton.engine.Engine;
import dev.baton.engine.sparky.Assignment;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.Sparky;
import dev.baton.engine.sparky.Tags;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of sparky/cases.json, over HTTP. The case of a server without a token is {@link OpenSparkyTest}'s. */
@QuarkusTest
@TestProfile(WithToken.class)
class SparkyCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TestHTTPResource("/")
    URI base;

    @Inject
    Engine engine;

    private RawClient client;
    private ClientCases clients;
    private String p;

    static Stream<String> ids() {
        try (InputStream json = SparkyCasesTest.class.getResourceAsStream("/sparky/cases.json")) {
            List<String> ids = new ArrayList<>();
            JSON.readTree(json)
                    .get("cases")
                    .forEach(each -> ids.add(each.get("id").asText()));
            return ids.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The file has as many cases as the contract, and each is run by a branch of its own. */
    @Test
    void every_case_is_run_once() {
        List<String> ids = ids().toList();
        assertEquals(39, ids.size());
        assertEquals(39, new TreeSet<>(ids).size());
    }

    @BeforeEach
    void stage() {
        client = new RawClient(base);
        clients = new ClientCases(base);
        p = "case" + NUMBER.incrementAndGet();
    }

    private Reply queue(String config, String trigger, String... headers) {
        String body = "{'config':{'project':'" + p + "','job-id':'j'" + (config.isEmpty() ? "" : "," + config)
                + "},'trigger':" + trigger + ",'sparrowfile':'say 1','sparrowdo-config':{}}";
        return client.post("/queue", body, headers.length == 0 ? new String[] {WithToken.TOKEN} : headers);
    }

    private JsonNode sparrowdo(String override, String parent) {
        assertEquals(200, queue(override, "{'sparrowdo':" + parent + "}").status());
        return engine.sparky().order(name()).orElseThrow().trigger().path("sparrowdo");
    }

    private JobName name() {
        return new JobName(p, "j");
    }

    private void run() {
        while (engine.sparky().get(name()).build() == 0) {
            engine.sparky().take("w", Sparky.LEASE_MILLIS).orElseThrow();
        }
    }

    private void write(String report) {
        engine.sparky().report(name(), engine.sparky().get(name()).build(), 0, report.getBytes(StandardCharsets.UTF_8));
    }

    private void end(boolean ok) {
        engine.sparky().end(name(), engine.sparky().get(name()).build(), ok, null);
    }

    private String status(String job) {
        return client.get("/status/" + p + "/" + job).text();
    }

    private Reply put(String file, byte[] bytes, String... headers) {
        return client.call("PUT", "/file/project/" + p + "/job/j/filename/" + file, bytes, headers);
    }

    private Reply stash(String data, String token) {
        return client.post("/stash", "{'config':{'project':'" + p + "','job-id':'j'},'data':" + data + "}", token);
    }

    private void stashed(String data) throws IOException {
        assertEquals(200, stash(data, WithToken.TOKEN).status());
        Reply reply = client.get("/stash/" + p + "/j", WithToken.TOKEN);
        assertEquals(200, reply.status());
        assertEquals(JSON.readTree(data.replace('\'', '"')), JSON.readTree(reply.text()));
    }

    private static void badToken(Reply reply) {
        assertEquals(403, reply.status());
        assertEquals("bad token", reply.text());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void the_case_holds(String id) throws IOException {
        switch (id) {
            case "queue-minimal" -> {
                Reply reply = queue("", "{}");
                assertEquals(200, reply.status());
                assertEquals(
                        JSON.readTree("{\"project\":\"" + p + "\",\"job-id\":\"j\"}"), JSON.readTree(reply.text()));
                assertEquals("-2", status("j"));
            }
            case "queue-inherit-tags" ->
                assertEquals(
                        "stage=main,shared=1",
                        sparrowdo("", "{'tags':'stage=main,shared=1'}")
                                .path("tags")
                                .asText());
            case "queue-tag-escaping" -> {
                String tags = sparrowdo("'tags':{'c':'a,b=c'}", "{'tags':'old=1'}")
                        .path("tags")
                        .asText();
                assertEquals("c=a___comma___b___eq___c", tags);
                assertEquals(Map.of("c", "a,b=c"), Tags.decode(tags));
            }
            case "queue-tag-types" ->
                assertEquals(
                        new TreeSet<>(List.of("n=1", "t=True", "u=", "l=1 2")),
                        new TreeSet<>(List.of(sparrowdo("'tags':{'n':1,'t':true,'u':null,'l':[1,2]}", "{}")
                                .path("tags")
                                .asText()
                                .split(","))));
            case "queue-override-host" -> {
                JsonNode made = sparrowdo("'sparrowdo':{'host':'h'}", "{'docker':'d','localhost':true}");
                assertEquals("h", made.path("host").asText());
                assertFalse(made.has("docker") || made.has("localhost"));
            }
            case "queue-override-localhost" -> {
                JsonNode made = sparrowdo("'sparrowdo':{'localhost':true}", "{'docker':'d','host':'h'}");
                assertTrue(made.path("localhost").booleanValue());
                assertFalse(made.has("docker") || made.has("host"));
            }
            case "queue-override-sudo" -> {
                JsonNode made = sparrowdo("'sparrowdo':{'sudo':true}", "{'no_sudo':true}");
                assertTrue(made.path("sudo").booleanValue());
                assertFalse(made.has("no_sudo"));
            }
            case "queue-override-false" ->
                assertFalse(sparrowdo("'sparrowdo':{'no_index_update':false}", "{'no_index_update':true}")
                        .path("no_index_update")
                        .booleanValue());
            case "queue-bad-tags" -> {
                Reply reply = queue("'tags':'a=b'", "{}");
                assertEquals(422, reply.status());
                assertTrue(reply.text().startsWith("config.tags must be an object"), reply.text());
                assertEquals(404, client.get("/status/" + p + "/j").status());
            }
            case "queue-token-missing" -> badToken(queue("", "{}", "X: y"));
            case "queue-token-wrong" -> badToken(queue("", "{}", "Token: wrong"));
            case "queue-token-right" -> assertEquals(200, queue("", "{}").status());
            case "queue-no-token-configured" ->
                assertEquals(200, queue("", "{}").status());
            case "trigger-raku-text" -> {
                queue("'description':'it$s @x {y} \\\\n'", "{'sparrowdo':{'a':true,'l':['x']}}");
                Reply reply = client.get("/trigger/" + p + "/j", WithToken.TOKEN);
                assertEquals(
                        "text/plain; charset=utf-8",
                        reply.header("content-type").toLowerCase());
                assertEquals(
                        "%('sparrowdo' => %('a' => Bool::True, 'l' => ['x',], 'conf' => 'config.raku'), 'cwd' =>"
                                + " '.sparky/.cache/j/', 'description' => 'it$s @x {y} \\\\n')",
                        reply.text());
            }
            case "trigger-archived" -> {
                queue("", "{}");
                run();
                assertEquals(
                        200, client.get("/trigger/" + p + "/j", WithToken.TOKEN).status());
                end(true);
                assertEquals(
                        200, client.get("/trigger/" + p + "/j", WithToken.TOKEN).status());
            }
            case "status-no-token", "status-body-int" -> {
                queue("", "{}");
                assertTrue(status("j").matches("-?[0-9]+\n?"));
                assertEquals(200, client.get("//status/" + p + "/j").status());
            }
            case "stash-before-queue" -> stashed("{'a':1}");
            case "stash-unicode-null-bool" -> stashed("{'u':'żółć','n':null,'b':true,'l':[1,2,3]}");
            case "stash-array" -> stashed("[1,2]");
            case "stash-write-token" -> badToken(stash("{}", "Token: wrong"));
            case "file-binary" -> {
                byte[] bytes = new byte[2304];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) i;
                }
                assertEquals(200, put("data.bin", bytes, WithToken.TOKEN).status());
                Reply reply = client.get("/file/" + p + "/j/data.bin", WithToken.TOKEN);
                assertEquals("application/octet-stream", reply.header("content-type"));
                assertArrayEquals(bytes, reply.body());
            }
            case "file-duplicate-content-type" -> {
                String type = "Content-Type: application/octet-stream";
                assertEquals(
                        200,
                        put("a", new byte[] {1}, type, type, WithToken.TOKEN).status());
                assertEquals(
                        200,
                        client.get("/file/" + p + "/j/a", type, type, WithToken.TOKEN)
                                .status());
            }
            case "file-missing" -> {
                Reply reply = client.get("/file/" + p + "/j/none", WithToken.TOKEN);
                assertEquals(404, reply.status());
                assertEquals("", reply.text());
            }
            case "file-empty" -> {
                assertEquals(
                        200,
                        put("empty", new byte[0], "Transfer-Encoding: chunked", WithToken.TOKEN)
                                .status());
                Reply reply = client.get("/file/" + p + "/j/empty", WithToken.TOKEN);
                assertEquals(200, reply.status());
                assertEquals(0, reply.body().length);
            }
            case "file-view" -> {
                put("README.md", "# hi".getBytes(StandardCharsets.UTF_8), WithToken.TOKEN);
                Reply reply = client.get("/file_view/" + p + "/j/README.md", WithToken.TOKEN);
                assertEquals(200, reply.status());
                assertTrue(reply.header("content-type").startsWith("text/plain"), reply.header("content-type"));
                assertEquals("# hi", reply.text());
            }
            case "file-write-token" -> badToken(put("a", new byte[] {1}, "Token: wrong"));
            case "file-traversal" -> {
                Reply reply = put("..%2F..%2Fx", new byte[] {1}, WithToken.TOKEN);
                assertEquals(422, reply.status());
                assertTrue(reply.text().contains(".."), reply.text());
            }
            case "report-raw" -> {
                queue("", "{}");
                run();
                write("the token is secret123456, yes\n");
                end(true);
                Reply reply = client.get("/report/raw/" + p + "/j");
                assertEquals(200, reply.status());
                assertEquals("the token is *******, yes\n", reply.text());
            }
            case "meta-words" -> {
                queue("", "{}");
                run();
                write("meta: name=alexey age=48\n12:00:01 :: meta: x=1\nmeta: flag !off a=b=c\n");
                assertEquals(
                        JSON.readTree(
                                "[{\"name\":\"alexey\"},{\"age\":\"48\"},{\"flag\":true},{\"off\":false},{\"a\":\"b\"}]"),
                        JSON.readTree(
                                client.get("/baton/v1/sparky/jobs/" + p + "/j/meta?form=words", "Token: secret123456")
                                        .text()));
            }
            case "only-200" -> {
                Stream.of(queue("", "{}"), stash("{}", WithToken.TOKEN), put("f", new byte[] {1}, WithToken.TOKEN))
                        .forEach(reply -> assertEquals("HTTP/1.1 200 OK", reply.statusLine()));
            }
            case "wait-jobs-counts" ->
                clients.counts(Stream.of("1", "-1", "-11").map(this::ended).toList());
            case "wait-job-timeout" -> {
                queue("", "{}");
                run();
                clients.timeout(name());
            }
            // Sticky answers for Sparky's own client are shown by the doors' StickyTest; ours asks once a look.
            case "wait-job-race" -> {
                queue("", "{}");
                run();
                clients.race(name(), () -> end(true));
            }
            case "auto-names" -> {
                clients.autoNames(p);
                for (int i = 0; i < 30; i++) {
                    String body =
                            "{'config':{'parent-project':'" + p + "','workers':10},'trigger':{},'sparrowfile':''}";
                    JsonNode made = JSON.readTree(
                            client.post("/queue", body, WithToken.TOKEN).text());
                    assertTrue(made.path("project").asText().matches(p + "\\.spawned_(0[1-9]|10)"), made::toString);
                    assertTrue(made.path("job-id").asText().matches("[a-z]{20}\\.[0-9]+"), made::toString);
                }
            }
            case "cluster" -> clients.cluster(name());
            case "badge" -> {
                assertBadge("UNKOWN");
                queue("", "{}");
                run();
                assertBadge("Run");
                end(true);
                assertBadge("OK");
                queue("'description':'2'", "{}");
                Assignment next = engine.sparky().take("w", 1000).orElseThrow();
                while (!next.name().equals(name())) {
                    next = engine.sparky().take("w", 1000).orElseThrow();
                }
                end(false);
                assertBadge("FAIL");
                queue("'description':'3'", "{}");
                client.post("/cancel/project/" + p + "/j", "{}", WithToken.TOKEN);
                assertBadge("TERM");
            }
            case "cancel" -> {
                queue("", "{}");
                run();
                Reply reply = client.post("/cancel/project/" + p + "/j", "{}", WithToken.TOKEN);
                assertEquals(200, reply.status());
                assertEquals("j.terminate", reply.text());
                assertEquals("-11", status("j"));
                badToken(client.post("/cancel/project/" + p + "/j", "{}"));
            }
            case "method-not-allowed" ->
                assertEquals(
                        405,
                        client.call("DELETE", "/stash/" + p + "/j", new byte[0], WithToken.TOKEN)
                                .status());
            default -> throw new AssertionError("no test for the case " + id);
        }
    }

    private void assertBadge(String word) {
        Reply reply = client.get("/badge/" + p, WithToken.TOKEN);
        assertEquals(303, reply.status());
        assertTrue(
                reply.header("location").startsWith("https://img.shields.io/badge/" + p + "-" + word + "-"),
                reply.header("location"));
    }

    /** A job that ended so. */
    private JobName ended(String how) {
        p = "case" + NUMBER.incrementAndGet();
        queue("", "{}");
        run();
        if (how.equals("-11")) {
            engine.sparky().cancel(name());
        } else {
            end(how.equals("1"));
        }
        assertEquals(how, status("j"));
        return name();
    }
}
