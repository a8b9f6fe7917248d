package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Job API's scenarios word by word, in Raku, where Raku is installed (Debian: rakudo); no module of Sparky's is needed. */
final class RakuTest {
    private static final Pattern PROJECT = Pattern.compile(":project\\(\"([^\"]+)\"\\)");
    private static final Pattern JOB = Pattern.compile(":job-id\\(\"([^\"]+)\"\\)");

    @TempDir
    static Path folder;

    private static Command baton;
    private static Process server;

    @BeforeAll
    static void serve() throws IOException {
        assumeTrue(Debian.has("raku"), "skipped: there is no raku on the PATH (Debian: apt-get install rakudo)");
        baton = new Command(folder);
        baton.program("curl", """
                #!/bin/sh
                [ "$1 $3 $4 $5" = "--output --silent -f --location" ] && echo "# from $6" > "$2"
                """);
        server = baton.serving("0");
    }

    @AfterAll
    static void stop() {
        Command.stop(server);
    }

    /** Runs a scenario's main stage to its end, which must be good; its report. */
    private static String report(String scenario, String... tags) throws Exception {
        try (var in = RakuTest.class.getResourceAsStream("/sparky/" + scenario + ".raku")) {
            Files.write(folder.resolve("sparrowfile"), in.readAllBytes());
        }
        List<String> all = new ArrayList<>(List.of("stage=main"));
        all.addAll(List.of(tags));
        String main = baton.good("sparky", "run", "-p", scenario, "--no_sudo", "--tags=" + String.join(",", all))
                .strip();
        Command.Outcome waited = baton.run("sparky", "wait", main);
        String report = reportOf(main);
        assertEquals("OK=1 FAIL=0 TIMEOUT=0\n", waited.out(), report);
        return report;
    }

    private static String reportOf(String job) throws Exception {
        int slash = job.indexOf('/');
        return baton.good("sparky", "report", "-p", job.substring(0, slash), "-j", job.substring(slash + 1));
    }

    /** The job that a report tells of: its info. */
    private static String child(String report) {
        return found(PROJECT, report) + "/" + found(JOB, report);
    }

    private static String found(Pattern pattern, String report) {
        Matcher matcher = pattern.matcher(report);
        assertTrue(matcher.find(), report);
        return matcher.group(1);
    }

    private static String ended(String job) throws Exception {
        Command.Outcome waited = baton.run("sparky", "wait", job);
        String report = reportOf(job);
        assertEquals("OK=1 FAIL=0 TIMEOUT=0\n", waited.out(), report);
        return report;
    }

    @Test
    void a_job_is_spawned() throws Exception {
        String child = child(report("spawned"));
        assertTrue(child.matches("spawned\\.spawned_0[1-4]/[a-z]{20}\\.\\d+"), child);
        String said = ended(child);
        assertTrue(said.startsWith("I am a child scenario\nconfig: {}\ntags: {"), said);
        assertTrue(said.contains(":bar(\"2\")") && said.contains(":stage(\"child\")"), said);
    }

    @Test
    void a_job_is_waited_for_without_blocking() throws Exception {
        String said = report("asynchronous");
        assertTrue(said.strip().endsWith("status => OK}"), said);
    }

    @Test
    void jobs_spawn_jobs() throws Exception {
        String second = child(ended(child(report("recursive"))));
        assertTrue(ended(second).startsWith("I am off now, good buy!\n"));
    }

    @Test
    void ten_jobs_are_waited_for_before_they_exist() throws Exception {
        String said = report("predefined");
        assertTrue(said.contains("10 jobs finished successfully\n0 jobs failed\n0 jobs timeouted\n"), said);
    }

    @Test
    void a_child_hands_a_value_to_its_parent() throws Exception {
        String said = report("stash-of-child");
        assertTrue(said.strip().endsWith("{:hello(\"Sparky\")}"), said);
    }

    @Test
    void a_parent_hands_a_value_to_its_child() throws Exception {
        String said = ended(child(report("stash-of-parent")));
        assertTrue(said.strip().endsWith("{:hello(\"world\")}"), said);
    }

    @Test
    void lines_of_meta_are_read_as_hashes() throws Exception {
        assertTrue(report("meta").endsWith("alexey\n48\nneed\n"));
    }

    @Test
    void a_file_is_handed_on() throws Exception {
        String said = report("files");
        assertTrue(said.contains("hello from main ...\n# from https://raw.githubusercontent.com/"), said);
    }

    @Test
    void stages_are_methods_of_a_class() throws Exception {
        String said = report("class");
        assertTrue(said.contains(":FAIL(0)") && said.contains(":OK(1)") && said.contains(":TIMEOUT(0)"), said);
    }

    @Test
    void a_job_runs_on_another_server_with_the_same_token() throws Exception {
        // This server is its own neighbour: only its address as another one is used.
        String address = baton.read(".baton/endpoint").replaceAll("(?s).*\"url\" *: *\"([^\"]+)\".*", "$1");
        String said = report("cluster", "other=" + address);
        assertTrue(said.startsWith("OK\nI am a child on another server\n"), said);
        assertTrue(said.contains(":at(\"" + address.substring(address.lastIndexOf(':') + 1) + "\")"), said);
        assertTrue(said.contains("from cluster.spawned_0"), said);
    }
}
