package dev.baton.doors.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stash and the files of a job, on a server that takes bodies of any size. */
@QuarkusTest
@TestProfile(WorkersHttpTest.RealEngine.class)
@Timeout(60)
class StashHttpTest {
    @TestHTTPResource("/")
    URI base;

    private Calls calls;
    private String job;

    @BeforeEach
    void job() {
        calls = new Calls(base);
        JsonNode made = calls.call("POST", "/baton/v1/workflows?file=w.yaml", "jobs: [{name: a, command: x}]")
                .body();
        job = "/baton/v1/jobs/" + ((made.get("id").asLong() << 22) | 1);
    }

    private HttpRequest.Builder to(String path) {
        return calls.to(job + path).header("Token", FakeEngine.KEY);
    }

    private Calls.Reply put(String path, byte[] bytes) {
        return calls.send(to(path).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    private Calls.Reply put(String path, String text) {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private Calls.Reply get(String path) {
        return calls.send(to(path));
    }

    private static String text(Calls.Reply reply) {
        return new String(reply.raw().body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    @Test
    void a_stash_comes_back_as_it_was_put() {
        assertEquals(404, get("/stash").status());
        assertTrue(get("/stash").message().endsWith("has no stash"));
        Calls.Reply stored = put("/stash", "{\"hello\": 1.0}\n");
        assertEquals(200, stored.status(), () -> text(stored));
        assertEquals(15, stored.body().get("length").asInt());
        assertEquals("{\"hello\": 1.0}\n", text(get("/stash")));
        assertEquals("application/json", header(get("/stash").raw(), "Content-Type"));
        assertEquals(200, put("/stash", "null").status());
        assertEquals("null", text(get("/stash")));
        assertEquals(200, calls.send(to("/stash").DELETE()).status());
        assertEquals(404, calls.send(to("/stash").DELETE()).status());
    }

    @Test
    void what_is_no_json_is_refused_with_its_place_and_changes_nothing() {
        put("/stash", "1");
        Calls.Reply refused = put("/stash", "{\"a\":\n oops}");
        assertEquals(400, refused.status());
        assertTrue(refused.message().contains("line 2"), refused::message);
        assertEquals(400, put("/stash", "[".repeat(100_000)).status());
        assertEquals(400, put("/stash", new byte[] {'"', (byte) 0xff, '"'}).status());
        assertEquals(400, put("/stash", "").status());
        assertEquals("1", text(get("/stash")));
    }

    @Test
    void a_stash_may_be_large_but_not_endless() {
        String quarter = "\"" + "x".repeat((16 << 20) - 3) + "\",";
        String large = "[" + quarter.repeat(4).replaceAll(",$", "]").replaceFirst("x", "");
        assertEquals(200, put("/stash", large).status());
        assertEquals(64 << 20, get("/stash").raw().body().length);
        assertEquals(413, put("/stash", large + " ").status());
        var endless = HttpRequest.BodyPublishers.ofInputStream(() -> new Zeros(200L << 20, ' '));
        // The server may end the connection while the client still sends.
        try {
            assertEquals(413, calls.send(to("/stash").PUT(endless)).status());
        } catch (java.io.UncheckedIOException ended) {
            assertEquals(64 << 20, get("/stash").raw().body().length);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain.txt", "a/b/c", "a%20b", "%C3%A4.bin", "a+b", "a%3Bb", "a%2Fb", "upload", "100%25", "*"})
    void a_file_comes_back_under_its_name(String name) throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(7).nextBytes(bytes);
        Calls.Reply stored = put("/files/" + name, bytes);
        assertEquals(200, stored.status(), () -> text(stored));
        String decoded = java.net.URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        assertEquals(decoded, stored.body().get("name").asText());
        Calls.Reply read = get("/files/" + name);
        assertArrayEquals(bytes, read.raw().body());
        assertEquals("\"" + stored.body().get("sha256").asText() + "\"", header(read.raw(), "ETag"));
        assertEquals("100000", header(read.raw(), "Content-Length"));
        JsonNode listed = get("/files").body().get("files");
        assertEquals(1, listed.size());
        assertEquals(stored.body(), listed.get(0));
        assertTrue(listed.get(0).get("modified").asText().startsWith("20"), listed::toString);
        assertEquals(200, calls.send(to("/files/" + name).DELETE()).status());
        assertEquals(404, get("/files/" + name).status());
    }

    @Test
    void nobodys_page_runs_under_our_address() {
        put("/files/x.html", "<script>alert(1)</script>");
        HttpResponse<byte[]> page = get("/files/x.html").raw();
        assertEquals("application/octet-stream", header(page, "Content-Type"));
        assertEquals("nosniff", header(page, "X-Content-Type-Options"));
        assertEquals("attachment; filename*=UTF-8''x.html", header(page, "Content-Disposition"));
    }

    @Test
    void a_file_can_be_looked_at_without_its_bytes_and_read_in_part() {
        put("/files/digits", "0123456789");
        HttpResponse<byte[]> head = calls.send(to("/files/digits").method("HEAD", HttpRequest.BodyPublishers.noBody()))
                .raw();
        assertEquals(200, head.statusCode());
        assertEquals("10", header(head, "Content-Length"));
        Calls.Reply part = calls.send(to("/files/digits").header("Range", "bytes=2-4"));
        assertEquals("234", text(part));
        assertEquals("bytes 2-4/10", header(part.raw(), "Content-Range"));
        assertEquals(206, part.status());
        assertEquals("789", text(calls.send(to("/files/digits").header("Range", "bytes=-3"))));
        assertEquals("9", text(calls.send(to("/files/digits").header("Range", "bytes=9-99"))));
        assertEquals(
                416,
                calls.send(to("/files/digits").header("Range", "bytes=10-")).status());
        assertEquals("0123456789", text(calls.send(to("/files/digits").header("Range", "bytes=4-2"))));
        String tag = header(head, "ETag");
        Calls.Reply same = calls.send(to("/files/digits").header("If-None-Match", tag));
        assertEquals(304, same.status());
        assertEquals(0, same.raw().body().length);
    }

    @Test
    void a_long_list_comes_in_pages() {
        for (String name : new String[] {"a", "b/c", "d"}) {
            put("/files/" + name, name);
        }
        JsonNode first = get("/files?limit=2").body();
        assertEquals("b/c", first.at("/files/1/name").asText());
        JsonNode second =
                get("/files?limit=2&cursor=" + first.get("cursor").asText()).body();
        assertEquals("d", second.at("/files/0/name").asText());
        assertEquals(400, get("/files?limit=0").status());
        assertEquals(400, get("/files?limit=1001").status());
        assertEquals(400, get("/files?cursor=%25").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2f..%2fstash", "a%2F..%2Fb", "a%00b", "a%0Ab", "a%5Cb", "a%2F%2Fb", "%2e%2e%2fx"})
    void names_that_could_lead_astray_are_refused(String name) {
        assertEquals(422, put("/files/" + name, "x").status());
        assertEquals(422, get("/files/" + name).status());
    }

    @Test
    void a_name_that_is_too_long_is_refused() {
        assertEquals(200, put("/files/" + "n".repeat(255), "x").status());
        assertEquals(422, put("/files/" + "n".repeat(256), "x").status());
    }

    @Test
    void dots_in_a_path_lead_where_they_say_and_no_further() throws IOException {
        assertTrue(raw("PUT " + job + "/files/%2e%2e/%2e%2e/x HTTP/1.1").startsWith("HTTP/1.1 40"));
        assertTrue(raw("PUT " + job + "/files/../../../../../x HTTP/1.1").startsWith("HTTP/1.1 40"));
        assertEquals(0, get("/files").body().get("files").size());
    }

    private String raw(String line) throws IOException {
        return raw(
                line + "\r\nHost: localhost\r\nToken: " + FakeEngine.KEY
                        + "\r\nContent-Length: 1\r\nConnection: close\r\n\r\n1",
                false);
    }

    private String raw(String request, boolean cut) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            if (cut) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100\r\n\r\nhalf", "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"})
    void a_body_that_does_not_come_whole_changes_nothing(String rest) throws IOException {
        put("/files/x", "whole");
        raw("PUT " + job + "/files/x HTTP/1.1\r\nHost: localhost\r\nToken: " + FakeEngine.KEY + "\r\n" + rest, true);
        assertEquals("whole", text(get("/files/x")));
    }

    @Test
    void the_key_is_asked_for() {
        for (String path : new String[] {"/stash", "/files", "/files/x"}) {
            assertEquals(401, calls.send(calls.to(job + path)).status());
            assertEquals(
                    401,
                    calls.send(calls.to(job + path).header("Token", "wrong")).status());
        }
    }

    @Test
    void a_job_that_is_not_there_keeps_nothing() {
        assertEquals(404, calls.call("PUT", "/baton/v1/jobs/4194399/stash", "1").status());
        assertEquals(
                404, calls.call("GET", "/baton/v1/jobs/4194399/files", null).status());
        assertEquals(400, calls.call("GET", "/baton/v1/jobs/one/stash", null).status());
        put("/stash", "1");
        assertEquals(
                200,
                calls.call("DELETE", job.replace("/baton/v1", "/torc-service/v1"), null)
                        .status());
        assertEquals(404, get("/stash").status());
    }

    @Test
    void uploads_are_taken_here_where_the_store_takes_none() {
        Calls.Reply refused = calls.send(to("/files/a/b/upload").POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(409, refused.status());
        assertTrue(refused.message().contains("PUT"), refused::message);
    }

    @Test
    void other_bodies_stay_bounded() {
        HttpRequest.BodyPublisher endless = HttpRequest.BodyPublishers.ofInputStream(() -> new Zeros(200L << 20, ' '));
        try {
            int status = calls.send(calls.to("/baton/v1/workflows?file=w.yaml")
                            .header("Token", FakeEngine.KEY)
                            .POST(endless))
                    .status();
            assertEquals(413, status);
        } catch (java.io.UncheckedIOException ended) {
            assertEquals(200, get("/files").status());
        }
    }

    /** So many bytes of one kind. */
    private static final class Zeros extends InputStream {
        private final int kind;
        private long left;

        Zeros(long length, int kind) {
            left = length;
            this.kind = kind;
        }

        @Override
        public int read() {
            return left-- > 0 ? kind : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int read = (int) Math.min(length, left);
            java.util.Arrays.fill(into, offset, offset + read, (byte) kind);
            left -= read;
            return read == 0 ? -1 : read;
        }
    }
}
