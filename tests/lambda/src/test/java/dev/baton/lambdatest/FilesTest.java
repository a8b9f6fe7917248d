package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.stash.Owner;
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
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jobs keep are objects in the bucket; what is too large for a function URL goes there and comes from there directly. */
final class FilesTest {
    /** Above what a function URL takes in Base64, and below what it takes at all. */
    private static final int ABOVE_LIMIT = 4_500_000;

    private static final int ABOVE_SERVICE = 9_000_000;

    private static CloudStores stores;
    private static FunctionUrl url;
    private static Caller caller;
    private static long job;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws Exception {
        Cloud cloud = Cloud.create("files");
        stores = cloud.open();
        url = FunctionUrl.open(cloud.environment(), 1);
        caller = new Caller(url.url());
        job = TorcClient.create(caller, "{name: keeper, jobs: [{name: a, command: x}]}")
                .job("a");
    }

    @AfterAll
    static void close() {
        url.close();
        stores.close();
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String path(String entry) {
        return "/baton/v1/jobs/" + job + "/" + entry;
    }

    @Test
    void a_stash_is_an_object_in_the_bucket() throws Exception {
        String value = "{\"hello\":\"Sparky\"}";
        assertEquals(200, caller.put(path("stash"), value).status());
        List<String> keys = stores.blobs().list(Owner.job(job).prefix(), 100, null).blobs().stream()
                .map(BlobInfo::key)
                .filter(key -> key.endsWith("stash"))
                .toList();
        assertEquals(1, keys.size());
        try (Blob object = stores.blobs().get(keys.getFirst()).orElseThrow()) {
            assertEquals(value, new String(object.bytes().readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(value, caller.get(path("stash")).text());
    }

    @Test
    void what_a_function_url_takes_passes_through_the_function() throws Exception {
        byte[] bytes = noise(4_300_000);
        caller.send("PUT", path("files/small.bin"), "application/octet-stream", bytes)
                .good();
        Caller.Reply reply = caller.get(path("files/small.bin"));
        assertEquals(200, reply.status());
        assertArrayEquals(bytes, reply.http().body());
    }

    @Test
    void what_is_larger_is_sent_to_where_its_refusal_says_and_read_where_a_redirection_says() throws Exception {
        byte[] bytes = noise(ABOVE_LIMIT);
        Caller.Reply refused = caller.send("PUT", path("files/large.bin"), "application/octet-stream", bytes);
        assertEquals(413, refused.status());
        JsonNode upload = refused.json().at("/error/upload");
        assertTrue(upload.path("url").asText().startsWith("http"), refused::text);
        HttpRequest.Builder put = HttpRequest.newBuilder(
                        URI.create(upload.get("url").asText()))
                .method(upload.get("method").asText(), HttpRequest.BodyPublishers.ofByteArray(bytes));
        upload.get("headers")
                .properties()
                .forEach(header -> put.header(header.getKey(), header.getValue().asText()));
        assertEquals(200, send(put.build()).statusCode());
        Caller.Reply redirected = caller.get(path("files/large.bin"));
        assertEquals(307, redirected.status());
        HttpResponse<byte[]> got = send(HttpRequest.newBuilder(URI.create(redirected.header("Location")))
                .build());
        assertArrayEquals(bytes, got.body());
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void the_command_brings_a_large_file_there_and_back() throws Exception {
        Verb baton = new Verb(url.url(), folder);
        for (int size : List.of(ABOVE_LIMIT, ABOVE_SERVICE)) {
            byte[] bytes = noise(size);
            Files.write(folder.resolve("there"), bytes);
            baton.said("job-files", "put", "-j", Long.toString(job), "plots/a.bin", "there");
            baton.said("job-files", "get", "-j", Long.toString(job), "plots/a.bin", "back");
            assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("back")));
        }
        assertTrue(
                baton.said("job-files", "list", "-j", Long.toString(job)).contains("plots/a.bin"), baton.read("out"));
    }
}
