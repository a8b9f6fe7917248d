package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.client.sparky.JobApi;
import dev.baton.client.sparky.JobStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sparky's scenarios as single files of Java: a worker runs each as a main job, which spawns itself as its children. */
@Order(1)
final class SparkyJavaTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    static Path folder;

    private static JavaSite site;

    @BeforeAll
    static void serve() throws Exception {
        site = new JavaSite(folder.resolve("here"), folder);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static String report(String example) throws Exception {
        return report(example, Map.of("stage", "main"));
    }

    /** What the example's main job has written when it has ended well. */
    private static String report(String example, Map<String, String> tags) throws Exception {
        JobApi main = site.job(example);
        main.queue(Map.of("description", "main job", "tags", tags), site.example(example));
        return ended(main);
    }

    private static String ended(JobApi job) {
        assertEquals(JobStatus.OK, job.await(PATIENCE), () -> job + ":\n" + job.report());
        return job.report();
    }

    private static JobApi named(String line) {
        String[] parts =
                line.replaceAll(".*project=([^,]+), jobId=([^,]+),.*", "$1 $2").split(" ");
        return site.job(parts[0], parts[1]);
    }

    @Test
    void a_main_job_spawns_children_in_a_project_and_in_a_lane_by_chance() throws Exception {
        String[] lines = report("spawned").split("\n");
        JobApi child = named(lines[0]);
        assertEquals("spawned_job", child.project());
        assertEquals("I am a child scenario\nconfig: {}\nfoo: 1, bar: 2\n", ended(child));
        JobApi any = named(lines[1]);
        assertTrue(any.project().matches("spawned\\.spawned_(0[1-9]|10)"), any.project());
        assertTrue(ended(any).endsWith("foo: żółć, a=b, bar: null\n"), any::report);
    }

    @Test
    void a_child_is_watched_while_other_things_are_done() throws Exception {
        String report = report("waiting");
        assertTrue(report.contains("I do other things\n"), report);
        assertTrue(report.contains(" is OK\n"), report);
        assertTrue(report.endsWith("it is OK\n"), report);
    }

    @Test
    void children_spawn_children() throws Exception {
        assertTrue(report("recursive", Map.of("stage", "main", "run", "r1")).startsWith("queue spawned job "));
        assertTrue(ended(site.job("spawned_01", "r1_child")).startsWith("I am a child scenario\nqueue spawned job "));
        assertEquals("I am off now, good bye! {}\n", ended(site.job("spawned_02", "r1_off")));
    }

    @Test
    void ten_jobs_are_waited_for_by_ids_before_they_exist() throws Exception {
        assertEquals(
                "10 jobs finished successfully\n0 jobs failed\n0 jobs timeouted\nI am child job 10\n\n",
                report("predefined"));
    }

    @Test
    void stashes_go_up_and_down_and_a_job_without_arguments_inherits_all() throws Exception {
        assertEquals("OK {\"hello\":\"Sparky\"}\n", report("stash-up"));
        String report = report("stash-down");
        assertTrue(report.startsWith("Waited[ok=1, fail=0, timeout=0]\n"), report);
        String[] lines = report.split("\n");
        assertTrue(lines[1].contains("\"hello\":\"world\"") && lines[1].contains("\"list\":[1,2,3]"), report);
        assertTrue(lines[1].endsWith(" main"), report);
        assertEquals(lines[1].replace(" main", ""), lines[2]);
    }

    @Test
    void meta_comes_as_a_map_a_line() throws Exception {
        assertEquals("alexey\n48\nneed\n", report("meta"));
    }

    @Test
    void files_of_text_and_bytes_come_as_they_were() throws Exception {
        assertEquals(
                "hello from main ...\nżółć\n\n256 bytes, the last is -1\n256 bytes in a file of mine\n",
                report("files"));
    }

    @Test
    void a_class_of_stages_is_started_by_the_command_and_counts_what_it_waits_for() throws Exception {
        Files.copy(site.example("pipeline"), site.folder().resolve("sparrowfile"));
        String queued =
                site.baton().good("sparky", "run", "--localhost", "--no_sudo", "--with_sparky", "--tags=stage=main");
        JobApi main = site.job("main", queued.strip().substring("main/".length()));
        String report = ended(main);
        assertTrue(report.contains("\nWaited[ok=1, fail=0, timeout=0]\nwaits for "), report);
        assertTrue(report.endsWith("\nWaited[ok=1, fail=1, timeout=1]\n"), report);
        assertEquals("I am a child scenario\nconfig: {}\n", ended(named(report.split("\n")[0])));
    }

    @Test
    void a_job_of_one_server_runs_its_child_on_another() throws Exception {
        try (JavaSite other = new JavaSite(folder.resolve("other"), folder)) {
            String report = report("cluster", Map.of("stage", "main", "other", other.url()));
            String[] lines = report.split("\n");
            assertEquals("Waited[ok=1, fail=0, timeout=0]", lines[0], report);
            String at = other.url().replaceFirst("https?://", "");
            assertEquals("{\"hello\":\"main\"} hello world [{at=" + at + "}]", lines[1], report);
            assertEquals("at home it is UNKNOWN", lines[2], report);
            assertFalse(site.url().equals(other.url()));
        }
    }
}
