package dev.baton.cli.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.cli.sparky.ProjectFolders;
import dev.baton.engine.push.Push;
import dev.baton.engine.sparky.Assignment;
import dev.baton.engine.sparky.ProjectSettings;
import dev.baton.engine.sparky.Sparky;
import dev.baton.store.sqlite.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects as folders. */
class ProjectsTest {
    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private LocalStores stores;
    private ProjectFolders projects;

    @BeforeEach
    void open() throws IOException {
        stores = new LocalStores(Files.createDirectory(folder.resolve("data")), Durability.NORMAL, Push.OFF);
        projects = new ProjectFolders(sparky(), folder, warnings::add);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private Sparky sparky() {
        return stores.engine().sparky();
    }

    private void file(String project, String name, String text) throws IOException {
        Path path = Files.createDirectories(folder.resolve("projects").resolve(project));
        Path file = Files.writeString(path.resolve(name), text);
        // As if time had passed since: two changes within one tick of the file system's clock are seen as two.
        Files.setLastModifiedTime(file, FileTime.fromMillis(text.hashCode() & 0xffffffL));
    }

    @Test
    void a_folder_is_a_project_with_its_settings() throws IOException {
        file("p", "sparrowfile", "echo 1\n");
        file("p", "sparky.yaml", """
                at_once: 2
                keep_builds: 5
                timeout: 90
                crontab: "30 * * * *"
                downstream: deploy
                sparrowdo:
                  no_sudo: true
                  tags: stage=main
                """);
        file("p", "config.yaml", "greeting: hello\n");
        projects.look();
        assertEquals(new ProjectSettings(2, 5, 90, false, "30 * * * *", List.of("deploy")), sparky().settings("p"));
        sparky().build("p", "by hand", null);
        Assignment job = sparky().take("w", 60_000).orElseThrow();
        assertEquals("echo 1\n", job.order().sparrowfile());
        assertEquals("stage=main", job.order().tags());
        assertEquals("hello", job.order().config().path("greeting").textValue());
        assertEquals(List.of(), warnings);
    }

    @Test
    void what_is_taken_out_of_the_file_is_as_it_was_before_and_what_did_not_change_is_not_told_again()
            throws IOException {
        file("p", "sparrowfile", "echo 1\n");
        file("p", "sparky.yaml", "disabled: true\nkeep_builds: 5\n");
        projects.look();
        assertTrue(sparky().settings("p").disabled());
        file("p", "sparky.yaml", "keep_builds: 7\n");
        projects.look();
        assertEquals(new ProjectSettings(1, 7, 6 * 3600, false, List.of()), sparky().settings("p"));
        sparky().settings("p", old -> new ProjectSettings(3, 7, 3600, false, List.of()));
        projects.look();
        assertEquals(3, sparky().settings("p").atOnce());
    }

    @Test
    void a_mistake_is_told_once_and_hurts_no_other_project() throws IOException {
        file("bad", "sparrowfile", "true\n");
        file("bad", "sparky.yaml", "keep_builds: 5\ncrontab: sometimes\n");
        file("broken", "sparrowfile", "true\n");
        file("broken", "sparky.yaml", "keep_builds: [\n");
        file("good", "sparrowfile", "true\n");
        projects.look();
        projects.look();
        assertEquals(2, warnings.size(), warnings.toString());
        assertTrue(
                warnings.stream().anyMatch(text -> text.startsWith("project bad: crontab must have five fields")),
                warnings.toString());
        assertTrue(
                warnings.stream().anyMatch(text -> text.contains("broken/sparky.yaml:2: not valid YAML")),
                warnings.toString());
        assertTrue(sparky().projects(null, 10).contains("good"));
    }

    private void git(Path repository, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment()
                .putAll(Map.of(
                        "GIT_AUTHOR_NAME", "a",
                        "GIT_AUTHOR_EMAIL", "a@example.org",
                        "GIT_COMMITTER_NAME", "a",
                        "GIT_COMMITTER_EMAIL", "a@example.org"));
        assertEquals(0, builder.start().waitFor());
    }

    @Test
    void each_revision_of_its_branch_is_built_once() throws Exception {
        Path repository = Files.createDirectory(folder.resolve("repository"));
        git(repository, "init", "-q", "-b", "main");
        git(repository, "commit", "-q", "--allow-empty", "-m", "first");
        file("p", "sparrowfile", "git clone $BATON_TAG_SCM_URL\n");
        file("p", "sparky.yaml", "keep_builds: 9\nscm:\n  url: " + repository + "\n  branch: main\n");
        projects.look();
        projects.look();
        assertEquals(1, sparky().waiting("p", 10).size());
        String tags = sparky().take("w", 60_000).orElseThrow().order().tags();
        assertTrue(tags.matches(".*SCM_SHA=[0-9a-f]{7}(,.*|$)"), tags);
        assertTrue(tags.contains("SCM_URL=" + repository) && tags.contains("SCM_BRANCH=main"), tags);
        git(repository, "commit", "-q", "--allow-empty", "-m", "second");
        projects.look();
        assertEquals(1, sparky().waiting("p", 10).size());
        file("p", "sparky.yaml", "scm:\n  url: " + folder.resolve("nowhere") + "\n");
        projects.look();
        projects.look();
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.getFirst().startsWith("project p: git ls-remote"), warnings.toString());
    }
}
