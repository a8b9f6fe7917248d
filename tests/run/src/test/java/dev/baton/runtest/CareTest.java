package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder with something wrong: the doctor says what, each command ends with one clear error, and there is a way back. */
final class CareTest {
    private static final String SPEC = """
            name: care
            parameters: {i: "1:60"}
            user_data: [{name: d, data: {large: "%s"}}]
            jobs:
              - {name: "job_{i}", command: "echo {i} >> log", use_parameters: [i], input_user_data: [d]}
            """.formatted("x".repeat(100_000));

    @TempDir
    static Path folder;

    @TempDir
    static Path done;

    private final Command baton = new Command(folder);
    private final Path database = baton.file(".baton/baton.db");

    @BeforeAll
    static void runs() throws Exception {
        Command baton = new Command(folder);
        baton.write("w.yaml", SPEC);
        baton.good("run", "w.yaml");
        copy(folder, done);
    }

    /** What the run left, each time anew, and where it was: its folder is part of a workflow's name. */
    @BeforeEach
    void as_it_was() throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
        copy(done, folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.skip(1).toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private String status(String check) throws Exception {
        for (JsonNode each : baton.json("doctor").get("checks")) {
            if (each.get("check").asText().equals(check)) {
                return each.get("status").asText();
            }
        }
        return "none";
    }

    private void refused(String expected, String... words) throws Exception {
        Command.Outcome outcome = baton.run(words);
        assertEquals(1, outcome.code(), outcome.out());
        assertEquals(1, outcome.out().lines().count(), outcome.out());
        assertTrue(outcome.out().contains(expected), outcome.out());
        assertFalse(outcome.out().contains("Exception"), outcome.out());
    }

    /** Every command that opens the folder says the same, and leaves the file as it is. */
    private void everywhereRefused() throws Exception {
        byte[] before = Files.readAllBytes(database);
        for (List<String> words : List.of(
                List.of("run", "w.yaml"),
                List.of("server", "--port", "0"),
                List.of("jobs", "list", "1"),
                List.of("backup", "b.zip"))) {
            refused(database.toString(), words.toArray(String[]::new));
            assertTrue(baton.read("out").contains("`baton doctor --fix`"), baton.read("out"));
            assertTrue(baton.read("out").contains("baton restore FILE"), baton.read("out"));
        }
        assertArrayEquals(before, Files.readAllBytes(database));
    }

    private void mended() throws Exception {
        byte[] before = Files.readAllBytes(database);
        assertEquals(1, baton.run("doctor").code());
        assertArrayEquals(before, Files.readAllBytes(database));
        String said = baton.good("doctor", "--fix");
        assertTrue(said.contains("fixed"), said);
        try (var all = Files.list(baton.file(".baton"))) {
            Path kept = all.filter(path -> path.toString().matches(".*\\.damaged-[0-9-]+"))
                    .findFirst()
                    .orElseThrow();
            assertArrayEquals(before, Files.readAllBytes(kept));
        }
        assertEquals("ok", status("database"));
        baton.good("run", "w.yaml");
    }

    @Test
    void a_broken_beginning_is_mended_without_loss() throws Exception {
        overwrite(0, new byte[100]);
        everywhereRefused();
        mended();
        assertEquals(60, baton.json("jobs", "list", "1").size());
        assertEquals(60, baton.read("log").lines().count(), "nothing ran again");
    }

    @Test
    void random_bytes_are_noticed_by_all_and_mended_as_far_as_can_be() throws Exception {
        byte[] noise = new byte[3 * 4096];
        new Random(1).nextBytes(noise);
        overwrite(2 * 4096, noise);
        everywhereRefused();
        mended();
    }

    @Test
    void a_file_that_was_cut_off_is_noticed_and_a_backup_is_the_way_back() throws Exception {
        baton.good("backup", "b.zip");
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        Files.delete(baton.file("b.zip").resolveSibling("out"));
        refused("is not empty", "restore", "b.zip");
        String said = baton.good("restore", "b.zip", "--force");
        assertTrue(said.contains(".before-restore-"), said);
        assertEquals("ok", status("database"));
        assertEquals("ok", status("blobs"));
        baton.good("run", "w.yaml");
        assertEquals(60, baton.read("log").lines().count(), "nothing ran again");
    }

    @Test
    void damage_that_a_large_database_hides_at_first_is_told_when_it_is_met() throws Exception {
        baton.write("large.yaml", """
                name: large
                parameters: {i: "1:20000"}
                jobs: [{name: "j{i}", command: "echo {i} %s", use_parameters: [i]}]
                """.formatted("x".repeat(400)));
        baton.good("workflows", "create", "large.yaml");
        byte[] noise = new byte[1000 * 4096];
        new Random(1).nextBytes(noise);
        overwrite(1000 * 4096, noise);
        refused("is damaged and was left as it is", "jobs", "list", "2");
        refused("`baton doctor --fix`", "run", "2");
    }

    private void overwrite(long at, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
    }

    @Test
    void a_backup_is_made_beside_a_server_and_restored_only_without_it() throws Exception {
        Process server = baton.serving("0");
        try {
            baton.good("backup", "b.zip");
            refused("exists", "backup", "b.zip");
            baton.good("backup", "b.zip", "--force");
            refused("in use by process " + server.pid(), "restore", "b.zip", "--force");
            String said = baton.good("doctor");
            assertTrue(said.contains("by process " + server.pid()), said);
            assertTrue(said.contains("answers at http://127.0.0.1:"), said);
        } finally {
            Command.stop(server);
        }
        baton.good("restore", "b.zip", "--data", "elsewhere");
        assertFalse(Files.exists(baton.file("elsewhere/admin.key")), "no backup holds the key");
        assertEquals(60, baton.json("jobs", "list", "1", "--data", "elsewhere").size());
        byte[] whole = Files.readAllBytes(baton.file("b.zip"));
        Files.write(baton.file("half.zip"), Arrays.copyOf(whole, whole.length / 2));
        refused("half.zip cannot be restored", "restore", "half.zip", "--data", "new");
        assertFalse(Files.exists(baton.file("new")));
    }

    @Test
    void the_doctor_sees_what_is_around_the_database_and_mends_what_is_safe() throws Exception {
        Path key = baton.file(".baton/admin.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        baton.write(".baton/endpoint", "{\"url\": \"http://127.0.0.1:1\", \"pid\": 1}");
        assertEquals("warning", status("key"));
        assertEquals("warning", status("server"));
        baton.good("doctor", "--fix");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals("ok", status("key"));
        assertEquals("ok", status("server"));
        try (var blobs = Files.walk(baton.file(".baton/blobs"))) {
            Files.delete(blobs.filter(Files::isRegularFile).findFirst().orElseThrow());
        }
        Command.Outcome outcome = baton.run("doctor");
        assertEquals(1, outcome.code(), outcome.out());
        assertTrue(outcome.out().contains("1 blob missing"), outcome.out());
        assertEquals(1, baton.run("doctor", "--data", "nowhere").code());
    }

    @Test
    void a_runner_that_died_is_told_of() throws Exception {
        baton.write(
                "long.yaml", "name: long\njobs: [{name: sleeper, command: 'echo here > reached; exec sleep 1000'}]\n");
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", baton.file("reached").toString())
                        .start()
                        .waitFor());
        Process run = baton.start("run", "long.yaml");
        assertEquals("here\n", baton.read("reached"));
        assertEquals("ok", status("runners"));
        run.destroyForcibly().waitFor();
        assertEquals("warning", status("runners"));
        Files.delete(baton.file("reached"));
        baton.write("reached", "");
        assertEquals("warning", status("server"), "a run that was killed leaves its address");
        baton.good("doctor", "--fix");
        baton.good("workflows", "cancel", "2");
    }
}
