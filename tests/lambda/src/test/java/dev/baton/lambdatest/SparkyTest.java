package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobInfo;
import dev.baton.store.dynamodb.CloudStores;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sparky's scenarios through the zip, with two processes that serve in turn; the jobs run at a worker, from the shell. */
final class SparkyTest {
    private static final String TOKEN = "secret123456";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static CloudStores stores;
    private static FunctionUrl url;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        Cloud cloud = Cloud.create("sparky");
        stores = cloud.open();
        Map<String, String> environment = cloud.environment();
        environment.put("SPARKY_API_TOKEN", TOKEN);
        url = FunctionUrl.inTurn(environment, 2);
    }

    @AfterAll
    static void close() {
        url.close();
        stores.close();
    }

    /** As Sparky's client asks: the token in a header of its own, or none. */
    private static HttpResponse<String> ask(String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.url().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Token", token);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String good(String method, String path, String body) throws Exception {
        HttpResponse<String> reply = ask(method, path, TOKEN, body);
        assertEquals(200, reply.statusCode(), () -> path + ": " + reply.body());
        return reply.body();
    }

    private static String status(String job) throws Exception {
        return ask("GET", "/status/" + job, null, "").body();
    }

    private static void queue(String project, String job, String scenario) throws Exception {
        var body = new ObjectMapper().createObjectNode().put("sparrowfile", scenario);
        body.putObject("config").put("project", project).put("job-id", job);
        body.putObject("trigger").put("description", "spawned job");
        body.putObject("sparrowdo-config");
        assertEquals(403, ask("POST", "/queue", null, body.toString()).statusCode());
        good("POST", "/queue", body.toString());
    }

    private void work() throws Exception {
        new Verb(url.url(), folder).said("sparky", "work", "--drain");
    }

    @Test
    void a_job_finds_its_stash_and_its_file_and_leaves_others() throws Exception {
        good("POST", "/stash", "{\"config\":{\"project\":\"p\",\"job-id\":\"j\"},\"data\":{\"hello\":\"Sparky\"}}");
        List<String> objects = stores.blobs().list(new JobName("p", "j").owner().prefix(), 100, null).blobs().stream()
                .map(BlobInfo::key)
                .filter(key -> key.endsWith("stash"))
                .toList();
        assertEquals(1, objects.size(), objects::toString);
        try (Blob object = stores.blobs().get(objects.getFirst()).orElseThrow()) {
            assertEquals("{\"hello\":\"Sparky\"}", new String(object.bytes().readAllBytes(), StandardCharsets.UTF_8));
        }
        good("PUT", "/file/project/p/job/j/filename/README.md", "# read me\n");
        queue("p", "j", """
                #!/usr/bin/env bash
                set -e
                baton sparky stash get
                baton sparky file get README.md -
                echo "meta: name=alexey age=48"
                echo "$SPARKY_API_TOKEN"
                head -c 256 /dev/zero > zeros
                baton sparky file put zeros
                echo '{"from": "child"}' | baton sparky stash put
                """);
        assertEquals("-2", status("p/j").strip());
        work();
        assertEquals("1", status("p/j").strip());
        String report = ask("GET", "/report/raw/p/j", null, "").body();
        assertTrue(report.startsWith("{\"hello\":\"Sparky\"}"), report);
        assertTrue(report.contains("# read me\n"), report);
        assertTrue(report.contains("*******") && !report.contains(TOKEN), report);
        assertEquals("{\"from\":\"child\"}", good("GET", "/stash/p/j", ""));
        assertEquals("\0".repeat(256), good("GET", "/file/p/j/zeros", ""));
        assertEquals("[{\"name\":\"alexey\",\"age\":\"48\"}]", good("GET", "/baton/v1/sparky/jobs/p/j/meta", ""));
        assertEquals(403, ask("GET", "/stash/p/j", "wrong", "").statusCode());
        assertTrue(
                ask("GET", "/status/p/j/events", TOKEN, "").body().contains("data:"),
                "states are told, and nobody stays");
    }

    @Test
    void jobs_spawn_one_another_under_ids_that_are_waited_for_before_they_exist() throws Exception {
        Files.writeString(folder.resolve("sparrowfile"), """
                #!/usr/bin/env bash
                set -e
                i=${BATON_TAG_i:-0}
                if [ "$BATON_TAG_stage" = main ]; then
                  baton sparky queue -p worker_1 -j seed_1 -t stage=child -t i=1 "$0"
                  baton sparky wait worker_1/seed_1 worker_2/seed_2 worker_3/seed_3
                  baton sparky stash get -p worker_3 -j seed_3
                else
                  next=$((i + 1))
                  [ "$i" = 3 ] || baton sparky queue -p worker_$next -j seed_$next -t stage=child -t i=$next "$0"
                  echo "{\\"i\\": $i}" | baton sparky stash put
                fi
                """);
        Verb baton = new Verb(url.url(), folder);
        String queued = baton.said("sparky", "run", "--localhost", "--no_sudo", "--with_sparky", "--tags=stage=main")
                .strip();
        String job = queued.substring(queued.lastIndexOf(' ') + 1);
        work();
        assertEquals("1", status(job).strip());
        String report = ask("GET", "/report/raw/" + job, null, "").body();
        assertTrue(report.contains("OK=3 FAIL=0 TIMEOUT=0\n{\"i\":3}"), report);
        assertEquals(2, url.served().size());
    }

    @Test
    void a_job_is_ended_by_its_callback_address_with_nonce_and_token() throws Exception {
        queue("called", "j", "exit 1");
        good("POST", "/baton/v1/sparky/work", "{\"worker\":\"elsewhere\"}");
        assertEquals("0", status("called/j").strip());
        JsonNode address = new Caller(url.url())
                .get("/baton/v1/sparky/jobs/called/j/callback")
                .good();
        String there = address.get("url").asText();
        assertTrue(there.startsWith("https://" + UrlEvent.DOMAIN + "/"), there);
        String path = there.substring(there.indexOf('/', "https://".length()));
        String wrong = path.replaceFirst("token=[^&]*", "token=0123456789abcdef");
        assertEquals(403, ask("POST", wrong + "&status=completed", null, "").statusCode());
        assertEquals("0", status("called/j").strip());
        assertEquals(200, ask("POST", path + "&status=completed", null, "").statusCode());
        assertEquals("1", status("called/j").strip());
    }

    @Test
    void a_file_that_a_function_url_does_not_take_goes_by_the_address_that_its_refusal_names() throws Exception {
        String large = "x".repeat(4_500_000);
        HttpResponse<String> refused = ask("PUT", "/file/project/p/job/large/filename/a.bin", TOKEN, large);
        assertEquals(413, refused.statusCode());
        JsonNode upload = new ObjectMapper().readTree(refused.body()).at("/error/upload");
        HttpResponse<String> asked = ask("POST", "/file/project/p/job/large/filename/a.bin/upload", TOKEN, "");
        assertEquals(200, asked.statusCode());
        assertEquals(
                path(upload),
                path(new ObjectMapper().readTree(asked.body())),
                "both name the same place of the bucket");
        HttpRequest.Builder put = HttpRequest.newBuilder(
                        URI.create(upload.get("url").asText()))
                .PUT(HttpRequest.BodyPublishers.ofString(large));
        upload.get("headers")
                .properties()
                .forEach(header -> put.header(header.getKey(), header.getValue().asText()));
        assertEquals(
                200,
                CLIENT.send(put.build(), HttpResponse.BodyHandlers.discarding()).statusCode());
        HttpResponse<String> elsewhere = ask("GET", "/file/p/large/a.bin", TOKEN, "");
        assertEquals(307, elsewhere.statusCode());
        String read = CLIENT.send(
                        HttpRequest.newBuilder(URI.create(elsewhere
                                        .headers()
                                        .firstValue("Location")
                                        .orElseThrow()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        assertEquals(large.length(), read.length());
    }

    private static String path(JsonNode upload) {
        return URI.create(upload.get("url").asText()).getPath();
    }
}
