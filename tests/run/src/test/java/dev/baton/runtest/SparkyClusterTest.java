package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three servers that share a token: a job of the first queues jobs on the others, waits for them, and reads what they left. */
final class SparkyClusterTest {
    private static final String SCENARIO = """
            #!/usr/bin/env bash
            set -e
            if [ "$BATON_TAG_stage" = main ]; then
              for other in $BATON_TAG_others; do
                api="--api $other"
                echo '{"for": "you"}' | baton sparky stash put - $api -p remote -j one
                baton sparky queue $api -p remote -j one -t stage=child "$0"
                baton sparky wait $api remote/one
                baton sparky status $api -p remote -j one
                baton sparky stash get $api -p remote -j one
                baton sparky file get note.txt - $api -p remote -j one
                baton sparky report $api -p remote -j one
              done
            else
              baton sparky stash get | grep -q '"for": *"you"'
              echo "{\\"home\\": \\"$MARK\\"}" | baton sparky stash put
              echo "a note from $MARK" > note.txt
              baton sparky file put note.txt
              echo "it ran at $MARK"
            fi
            """;

    @TempDir
    Path folder;

    private final List<Process> servers = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Process server : servers) {
            server.descendants().forEach(ProcessHandle::destroy);
            server.destroy();
        }
        for (Process server : servers) {
            server.waitFor();
        }
    }

    /** A server in a folder of its own, whose settings stand in its owner's sparky.yaml. */
    private Command server(String name, String settings, String... options) throws Exception {
        Command baton = new Command(Files.createDirectory(folder.resolve(name)));
        baton.write("sparky.yaml", "SPARKY_API_TOKEN: secret123456\n" + settings);
        baton.variable("MARK", name);
        servers.add(baton.serving("0", options));
        return baton;
    }

    private static String address(Command baton) throws Exception {
        return baton.read(".baton/endpoint").replaceAll("(?s).*\"url\" *: *\"([^\"]+)\".*", "$1");
    }

    private static void spans(Command a, Command b, Command c) throws Exception {
        a.write("sparrowfile", SCENARIO);
        String main = a.good("sparky", "run", "--tags=stage=main,others=" + address(b) + "___space___" + address(c))
                .strip();
        Command.Outcome waited = a.run("sparky", "wait", main);
        String report = a.good("sparky", "report", "-p", "main", "-j", main.substring(main.indexOf('/') + 1));
        assertEquals("OK=1 FAIL=0 TIMEOUT=0\n", waited.out(), report);
        for (String name : List.of("b", "c")) {
            String said = "remote/one\nOK=1 FAIL=0 TIMEOUT=0\nOK\n{\"home\":\"" + name + "\"}a note from " + name
                    + "\nit ran at " + name + "\n";
            assertTrue(report.replace("\n\n", "\n").contains(said), report);
        }
    }

    @Test
    void a_job_spans_three_servers() throws Exception {
        spans(server("a", ""), server("b", ""), server("c", ""));
    }

    @Test
    void a_job_spans_three_servers_over_https_by_a_certificate_of_their_own() throws Exception {
        SelfSigned own = SelfSigned.in(folder);
        String settings = "SPARKY_USE_TLS: true\ntls:\n  certificate-file: " + own.certificate()
                + "\n  private-key-file: " + own.key() + "\n";
        Command a = server("a", settings);
        Command c = server(
                "c",
                "",
                "--tls-cert",
                own.certificate().toString(),
                "--tls-key",
                own.key().toString());
        spans(a, server("b", settings), c);
        assertTrue(address(a).startsWith("https://127.0.0.1:"), address(a));
    }

    @Test
    void a_server_with_another_token_refuses_and_the_reason_is_told() throws Exception {
        Command a = server("a", "");
        Command b = new Command(Files.createDirectory(folder.resolve("b")));
        b.write("sparky.yaml", "SPARKY_API_TOKEN: another\n");
        servers.add(b.serving("0"));
        a.write("sparrowfile", SCENARIO);
        String main = a.good("sparky", "run", "--tags=stage=main,others=" + address(b))
                .strip();
        assertEquals("OK=0 FAIL=1 TIMEOUT=0\n", a.run("sparky", "wait", main).out());
        String report = a.good("sparky", "report", "-p", "main", "-j", main.substring(main.indexOf('/') + 1));
        assertTrue(report.contains("403: bad token"), report);
    }

    @Test
    void a_mistake_in_sparky_yaml_is_named_with_its_line() throws Exception {
        Command baton = new Command(folder);
        baton.write("sparky.yaml", "SPARKY_API_TOKEN: x\nSPARKY_TCP_PORT: four thousand\n");
        Command.Outcome outcome = baton.run("server", "--port", "0");
        assertEquals(1, outcome.code());
        assertTrue(
                outcome.out()
                        .contains("sparky.yaml:2: SPARKY_TCP_PORT must be a whole number from 0 to 65535, not text"),
                outcome.out());
    }
}
