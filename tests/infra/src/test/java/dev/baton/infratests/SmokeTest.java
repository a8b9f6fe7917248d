package dev.baton.infratests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** infra/smoke.sh against a server on this machine: the same doors that the function URL leads to. */
final class SmokeTest {
    private static final String SCRIPT =
            Terraform.REPOSITORY.resolve("infra/smoke.sh").toString();

    @TempDir
    Path folder;

    private Process server;
    private String url;

    @BeforeEach
    void serve() throws IOException {
        if (Programs.find("curl").isEmpty()) {
            Missing.skip("curl is not installed");
        }
        server = Programs.builder(
                        folder,
                        Map.of(),
                        Terraform.REPOSITORY.resolve("baton").toString(),
                        "server",
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("data").toString())
                .start();
        String said = "";
        for (String line = said; !line.startsWith("Baton serves "); said += line + "\n") {
            line = server.inputReader().readLine();
            if (line == null) {
                throw new IOException("no server: " + said);
            }
            url = line.replaceAll("Baton serves (\\S+), .*", "$1");
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.destroy();
        server.waitFor();
    }

    private Programs.Outcome smoke(String... arguments) throws Exception {
        String[] words = new String[arguments.length + 2];
        words[0] = "sh";
        words[1] = SCRIPT;
        System.arraycopy(arguments, 0, words, 2, arguments.length);
        return Programs.run(folder, Map.of(), words);
    }

    @Test
    void a_server_that_works_passes_twice_and_keeps_nothing() throws Exception {
        String key = Files.readString(folder.resolve("data/admin.key")).strip();
        for (int time = 0; time < 2; time++) {
            Programs.Outcome outcome = smoke(url, key);
            assertEquals(0, outcome.code(), outcome.out());
            assertTrue(outcome.out().contains("all is well"), outcome.out());
        }
        Programs.Outcome left = Programs.run(
                folder,
                Map.of("BATON_URL", url, "BATON_API_KEY", key),
                Terraform.REPOSITORY.resolve("baton").toString(),
                "workflows",
                "list",
                "-f",
                "json");
        assertEquals(0, left.code(), left.out());
        assertTrue(!left.out().contains("smoke"), left.out());
    }

    @Test
    void mistakes_are_told_and_told_apart_from_failures() throws Exception {
        Programs.Outcome wrongKey = smoke(url, "wrong");
        assertEquals(1, wrongKey.code());
        assertTrue(wrongKey.out().contains("HTTP 401"), wrongKey.out());
        assertEquals(2, smoke().code());
        assertEquals(2, smoke(url).code());
        assertEquals(2, smoke("127.0.0.1", "key").code());
        Programs.Outcome nobody = smoke("http://127.0.0.1:1", "key");
        assertEquals(1, nobody.code());
        assertTrue(nobody.out().contains("nobody answers"), nobody.out());
    }
}
