package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.RefusedException;
import dev.baton.engine.sparky.Assignment;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.ProjectSettings;
import dev.baton.engine.sparky.Sparky;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Projects that build by themselves, and workers that have no free place. */
class SparkyScheduleTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final World world = new World();

    private Sparky sparky() {
        return world.engine().sparky();
    }

    private void project(String name, String crontab) {
        ObjectNode sparrowdo = JSON.objectNode().put("tags", "stage=main,target=all");
        sparky().scenario(name, "echo built", sparrowdo, JSON.objectNode());
        crontab(name, crontab, false);
    }

    private void crontab(String name, String crontab, boolean disabled) {
        sparky().settings(name, old -> new ProjectSettings(1, 0, 3600, disabled, crontab, List.of()));
    }

    private List<String> waiting(String project) {
        return sparky().waiting(project, 100).stream().map(JobName::job).toList();
    }

    @Test
    void a_crontab_queues_one_build_at_each_of_its_times_however_many_look() {
        project("nightly", "*/5 * * * *");
        world.pass(Duration.ofMinutes(4));
        assertEquals(List.of(), waiting("nightly"));
        world.pass(Duration.ofMinutes(2));
        world.other().tick();
        world.restart();
        world.engine().tick();
        assertEquals(1, waiting("nightly").size());
        assertTrue(waiting("nightly").getFirst().startsWith("cron."));
        world.pass(Duration.ofMinutes(5));
        assertEquals(2, waiting("nightly").size());
        assertEquals(
                "triggered by cron",
                sparky().take("w", 60_000).orElseThrow().order().description());
    }

    @Test
    void a_crontab_that_was_taken_back_queues_nothing() {
        project("p", "* * * * *");
        crontab("p", "", false);
        world.pass(Duration.ofMinutes(3));
        assertEquals(List.of(), waiting("p"));
    }

    @Test
    void a_disabled_project_and_one_without_a_scenario_build_nothing_and_go_on_later() {
        project("p", "* * * * *");
        crontab("p", "* * * * *", true);
        crontab("empty", "* * * * *", false);
        world.pass(Duration.ofMinutes(2));
        assertEquals(List.of(), waiting("p"));
        crontab("p", "* * * * *", false);
        world.pass(Duration.ofMinutes(1));
        assertEquals(1, waiting("p").size());
        assertEquals(List.of(), waiting("empty"));
    }

    @Test
    void a_time_that_nobody_saw_for_long_is_left_out() {
        project("p", "0 * * * *");
        world.clock.set(world.clock.instant().plus(Duration.ofMinutes(90)));
        world.engine().tick();
        assertEquals(List.of(), waiting("p"));
        world.pass(Duration.ofMinutes(30));
        assertEquals(1, waiting("p").size());
    }

    @Test
    void what_is_no_crontab_is_refused_with_an_example() {
        RefusedException wrong = assertThrows(RefusedException.class, () -> crontab("p", "every day", false));
        assertTrue(wrong.getMessage().contains("such as '*/15 * * * *'"), wrong.getMessage());
    }

    @Test
    void a_revision_is_built_once_with_its_tags_beside_the_projects_own() {
        project("p", "");
        Map<String, String> tags = Map.of("SCM_SHA", "1234567", "target", "one");
        assertTrue(sparky().changed("p", "1234567890abcdef", tags));
        assertFalse(sparky().changed("p", "1234567890abcdef", tags));
        Assignment job = sparky().take("w", 60_000).orElseThrow();
        assertEquals("scm.1234567890ab", job.name().job());
        assertEquals("triggered by 1234567890ab", job.order().description());
        List<String> words = List.of(job.order().tags().split(","));
        assertTrue(
                words.containsAll(List.of("stage=main", "target=one", "SCM_SHA=1234567")),
                job.order().tags());
    }

    @Test
    void a_worker_without_a_free_place_gets_only_what_was_spawned_deeper_than_all_that_it_runs() {
        assertFalse(sparky().waits());
        sparky().queue(Spawns.of("a", "main"));
        Assignment main = sparky().take("w", 60_000).orElseThrow();
        sparky().queue(Spawns.of("b", "other"));
        assertTrue(sparky().waits());
        assertEquals(Optional.empty(), sparky().take("w", 60_000, main.depth()));
        sparky().queue(Spawns.child(main.name(), "c", "child"));
        assertEquals(
                new JobName("c", "child"),
                sparky().take("w", 60_000, main.depth()).orElseThrow().name());
        assertEquals(
                new JobName("b", "other"),
                sparky().take("w", 60_000).orElseThrow().name());
    }
}
