package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that would lead out of the data folder, said to a server that keeps its files on this disk. */
final class SparkyDiskTest {
    private static final String TOKEN = "secret123456";

    @TempDir
    Path folder;

    private Command baton;
    private Process server;

    @BeforeEach
    void serve() throws Exception {
        baton = new Command(Files.createDirectories(folder.resolve("a/b/c"))).with("BATON_SPARKY_TOKEN", TOKEN);
        server = baton.serving("0");
    }

    @AfterEach
    void stop() {
        Command.stop(server);
    }

    /** What the server has printed up to its end. */
    private String said() {
        server.toHandle().destroy();
        return server.inputReader().lines().collect(Collectors.joining("\n"));
    }

    /** The status line of the answer; the path goes as it is. */
    private String put(String path, String token) throws IOException {
        URI address = URI.create(baton.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = "PUT " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nToken: " + token
                    + "\r\nContent-Length: 5\r\nConnection: close\r\n\r\nevil!";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertFalse(reply.contains(TOKEN), reply);
            return reply.lines().findFirst().orElse("");
        }
    }

    /** All files but those that a server writes to by itself. */
    private TreeSet<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> !file.contains("baton.db") && !file.endsWith("/ticked"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void no_name_leads_out_of_the_data_folder_and_no_token_into_the_servers_output() throws IOException {
        String up = "../".repeat(12);
        TreeSet<String> before = files();
        for (String bad : List.of(
                "..%2f..%2f..%2fevil",
                "%2e%2e/%2e%2e/%2e%2e/evil",
                "%2e%2e%2f%2e%2e%2fevil",
                "..%5c..%5cevil",
                "..\\..\\evil",
                "%2ftmp%2fevil",
                up + "evil",
                "x%00/evil")) {
            for (String path : List.of(
                    "/file/project/p/job/j/filename/" + bad,
                    "/file/project/p/job/" + bad + "/filename/evil",
                    "/file/project/" + bad + "/job/j/filename/evil")) {
                String status = put(path, TOKEN);
                assertTrue(status.matches("HTTP/1.1 4\\d\\d .*"), path + ": " + status);
            }
        }
        assertTrue(put("/file/project/p/job/j/filename/evil", "wrong").startsWith("HTTP/1.1 403"));
        assertEquals(before, files());
        // Encoded twice it is a name as any other one, and stands in its place.
        assertTrue(
                put("/file/project/p/job/j/filename/%252e%252e%252fevil", TOKEN).startsWith("HTTP/1.1 200"));
        TreeSet<String> after = files();
        after.removeAll(before);
        assertFalse(after.isEmpty());
        assertTrue(after.stream().allMatch(file -> file.startsWith("a/b/c/.baton/blobs/")), after::toString);
        String said = said();
        assertFalse(said.contains(TOKEN), said);
    }
}
