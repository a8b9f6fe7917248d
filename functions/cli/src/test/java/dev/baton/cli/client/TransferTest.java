package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs about stashes and files, against a narrow door and a store that is reached directly. */
final class TransferTest {
    @TempDir
    Path folder;

    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer door = server();
    private final HttpServer store = server();
    /** What the door takes and gives; what a refusal says. */
    private int limit = Integer.MAX_VALUE;

    private boolean silent;
    private boolean direct = true;

    private Console console;

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @BeforeEach
    void start() {
        door.createContext("/", this::door);
        store.createContext("/", this::store);
        door.start();
        store.start();
        console = new Console(folder)
                .with("BATON_URL", "http://127.0.0.1:" + door.getAddress().getPort())
                .with("BATON_API_KEY", "secret")
                .with("BATON_JOB_ID", "4194305");
    }

    @AfterEach
    void stop() {
        door.stop(0);
        store.stop(0);
    }

    private String grant(String path) {
        return "{\"url\": \"http://127.0.0.1:" + store.getAddress().getPort() + path
                + "\", \"method\": \"PUT\", \"headers\": {\"X-Kind\": \"any\"}}";
    }

    private void door(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String method = exchange.getRequestMethod();
        requests.add("door " + method + " " + path);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "");
        } else if (method.equals("POST")) {
            answer(exchange, direct ? 200 : 409, grant(path.replaceFirst("/upload$", "")));
        } else if (method.equals("PUT") && body.length > limit) {
            answer(
                    exchange,
                    413,
                    silent ? "too large" : "{\"error\": {\"message\": \"m\", \"upload\": " + grant(path) + "}}");
        } else if (method.equals("PUT")) {
            stored.put(path, body);
            answer(exchange, 200, "{}");
        } else if (stored.get(path) == null) {
            answer(exchange, 404, "{\"error\": {\"message\": \"there is none\"}}");
        } else if (stored.get(path).length > limit) {
            exchange.getResponseHeaders()
                    .add("Location", "http://127.0.0.1:" + store.getAddress().getPort() + path);
            answer(exchange, 307, "");
        } else {
            answer(exchange, 200, stored.get(path));
        }
    }

    private void store(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        requests.add("store " + exchange.getRequestMethod());
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            answer(exchange, 400, "two ways to sign at once");
        } else if (exchange.getRequestMethod().equals("PUT")) {
            assertEquals("any", exchange.getRequestHeaders().getFirst("X-Kind"));
            stored.put(path, exchange.getRequestBody().readAllBytes());
            answer(exchange, 200, "");
        } else {
            answer(exchange, 200, stored.get(path));
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] random(String name, int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Files.write(folder.resolve(name), bytes);
        return bytes;
    }

    @Test
    void a_stash_is_put_and_printed_as_it_is() {
        assertEquals(0, console.run("stash", "put", "--data", "{\"a\": 1.0}"));
        assertEquals(0, console.run("stash get"));
        assertEquals("{\"a\": 1.0}", console.out());
        assertEquals(1, console.run("stash get -j 7"));
        assertTrue(console.err().contains("there is none"), console::err);
    }

    @Test
    void a_job_must_be_named_outside_of_one() {
        console.with("BATON_JOB_ID", "");
        assertEquals(1, console.run("stash get"));
        assertTrue(console.err().contains("-j JOB"), console::err);
        assertEquals(1, console.run("stash get -j first"));
        assertTrue(console.err().contains("inside a job only"), console::err);
    }

    @Test
    void a_file_goes_and_comes_byte_for_byte() throws IOException {
        byte[] bytes = random("a.bin", 70_000);
        assertEquals(0, console.run("job-files", "put", "plots/ä b+c.bin", "a.bin"), console::err);
        assertTrue(stored.containsKey("/baton/v1/jobs/4194305/files/plots/%C3%A4%20b%2Bc.bin"), requests::toString);
        assertEquals(0, console.run("job-files", "get", "plots/ä b+c.bin"));
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("ä b+c.bin")));
        assertEquals(0, console.run("job-files", "get", "plots/ä b+c.bin", "elsewhere"));
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("elsewhere")));
    }

    @Test
    void a_refusal_that_names_another_way_is_followed_and_so_is_a_reply() throws IOException {
        limit = 1000;
        byte[] bytes = random("a.bin", 2000);
        assertEquals(0, console.run("job-files put a.bin"), console::err);
        assertEquals(0, console.run("job-files get a.bin b.bin"), console::err);
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("b.bin")));
        String path = " /baton/v1/jobs/4194305/files/a.bin";
        assertEquals(List.of("door PUT" + path, "store PUT", "door GET" + path, "store GET"), work());
    }

    private List<String> work() {
        return requests.stream().filter(line -> !line.contains("/health/")).toList();
    }

    @Test
    void a_refusal_that_names_no_way_is_asked_for_one() throws IOException {
        limit = 1000;
        silent = true;
        random("a.bin", 2000);
        assertEquals(0, console.run("job-files put a.bin"), console::err);
        String path = " /baton/v1/jobs/4194305/files/a.bin";
        assertEquals(List.of("door PUT" + path, "door POST" + path + "/upload", "store PUT"), work());
    }

    @Test
    void before_much_is_sent_the_server_is_asked_where_to() throws IOException {
        random("a.bin", 5_000_000);
        assertEquals(0, console.run("job-files put a.bin"), console::err);
        String path = " /baton/v1/jobs/4194305/files/a.bin";
        assertEquals(List.of("door POST" + path + "/upload", "store PUT"), work());
        direct = false;
        requests.clear();
        assertEquals(0, console.run("job-files put a.bin"), console::err);
        assertEquals(List.of("door POST" + path + "/upload", "door PUT" + path), work());
    }

    @Test
    void what_was_not_received_leaves_nothing_behind() throws IOException {
        assertEquals(1, console.run("job-files get missing"));
        assertEquals(1, console.run("job-files put absent"));
        assertTrue(console.err().contains("absent is not there"), console::err);
        try (var left = Files.list(folder)) {
            assertFalse(left.findAny().isPresent());
        }
    }
}
