package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.ConflictException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.Ticked;
import dev.baton.engine.sparky.Assignment;
import dev.baton.engine.sparky.Ended;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.JobState;
import dev.baton.engine.sparky.Meta;
import dev.baton.engine.sparky.ProjectSettings;
import dev.baton.engine.sparky.RakuText;
import dev.baton.engine.sparky.Sparky;
import dev.baton.engine.sparky.SparkyJob;
import dev.baton.engine.sparky.Ticket;
import dev.baton.engine.stash.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Lanes, lives and leftovers of Sparky's jobs. */
class SparkyTest {
    private final World world = new World();

    private Sparky sparky() {
        return world.engine().sparky();
    }

    private Assignment take() {
        return sparky().take("w", Sparky.LEASE_MILLIS).orElseThrow();
    }

    private Optional<Assignment> taken() {
        return sparky().take("w", Sparky.LEASE_MILLIS);
    }

    private JobState state(String project, String job) {
        return sparky().get(Spawns.name(project, job)).shown();
    }

    private void end(Assignment job, boolean ok) {
        assertInstanceOf(Ended.Taken.class, sparky().end(job.name(), job.build(), ok, null));
    }

    private void settings(String project, int atOnce, int keep) {
        sparky().settings(project, old -> new ProjectSettings(atOnce, keep, 3600, false, List.of()));
    }

    @Test
    void a_job_is_queued_runs_and_ends() {
        sparky().queue(Spawns.of("p", "j"));
        assertEquals(JobState.QUEUED, state("p", "j"));
        Assignment job = take();
        assertEquals(JobState.RUNNING, state("p", "j"));
        assertEquals("say 1", job.order().sparrowfile());
        end(job, true);
        SparkyJob ended = sparky().get(job.name());
        assertEquals(JobState.OK, ended.state());
        assertEquals(
                List.of("queued", "started", "ok"),
                ended.history().stream().map(SparkyJob.Step::what).toList());
    }

    @Test
    void a_project_runs_one_job_at_a_time_and_the_first_one_first() {
        for (String job : List.of("c", "a", "b")) {
            sparky().queue(Spawns.of("p", job));
            world.clock.advance(Duration.ofMillis(1));
        }
        for (String job : List.of("c", "a", "b")) {
            Assignment taken = take();
            assertEquals(job, taken.name().job());
            assertTrue(taken().isEmpty());
            end(taken, true);
        }
        assertTrue(taken().isEmpty());
    }

    @Test
    void a_project_may_run_more_at_once() {
        settings("p", 3, 0);
        for (int i = 0; i < 5; i++) {
            sparky().queue(Spawns.of("p", "j" + i));
        }
        Assignment first = take();
        take();
        take();
        assertTrue(taken().isEmpty());
        end(first, false);
        assertTrue(taken().isPresent());
        assertTrue(taken().isEmpty());
    }

    @Test
    void a_lane_that_is_full_holds_up_no_other() {
        for (int i = 0; i < 30; i++) {
            sparky().queue(Spawns.of("busy", "j" + i));
        }
        for (int i = 0; i < 30; i++) {
            sparky().queue(Spawns.of("p" + i, "j"));
        }
        TreeSet<String> projects = new TreeSet<>();
        for (Optional<Assignment> next = taken(); next.isPresent(); next = taken()) {
            assertTrue(projects.add(next.get().name().project()));
        }
        assertEquals(31, projects.size());
    }

    @Test
    void the_same_request_again_is_the_same_job_however_far_it_is() {
        sparky().queue(Spawns.of("p", "j"));
        Assignment job = take();
        sparky().queue(Spawns.of("p", "j"));
        end(job, true);
        sparky().queue(Spawns.of("p", "j"));
        assertEquals(JobState.OK, state("p", "j"));
        assertTrue(taken().isEmpty());
    }

    @Test
    void another_request_replaces_a_job_that_waits_and_is_refused_while_it_runs() {
        sparky().queue(Spawns.of("p", "j"));
        sparky().queue(Spawns.of("p", "j", "{'description':'two'}", "{}"));
        Assignment job = take();
        assertEquals("two", job.order().description());
        assertThrows(
                ConflictException.class, () -> sparky().queue(Spawns.of("p", "j", "{'description':'three'}", "{}")));
        assertTrue(taken().isEmpty());
    }

    @Test
    void an_id_may_be_used_again_after_its_end_and_late_words_of_the_first_build_change_nothing() {
        sparky().queue(Spawns.of("p", "j"));
        Assignment first = take();
        end(first, false);
        world.clock.advance(Duration.ofMinutes(11));
        sparky().queue(Spawns.of("p", "j"));
        assertEquals(JobState.QUEUED, state("p", "j"));
        Assignment second = take();
        assertEquals(first.build() + 1, second.build());
        assertInstanceOf(Ended.TooLate.class, sparky().end(first.name(), first.build(), true, null));
        assertFalse(sparky().heartbeat(first.name(), first.build(), 1000));
        assertFalse(sparky().report(first.name(), first.build(), 0, new byte[] {1}));
        assertEquals(JobState.RUNNING, state("p", "j"));
    }

    @Test
    void a_second_end_changes_nothing() {
        sparky().queue(Spawns.of("p", "j"));
        Assignment job = take();
        end(job, true);
        assertEquals(new Ended.Taken(JobState.OK), sparky().end(job.name(), job.build(), true, null));
        assertEquals(new Ended.TooLate(JobState.OK), sparky().end(job.name(), job.build(), false, null));
        assertEquals(JobState.OK, state("p", "j"));
    }

    @Test
    void cancelling_ends_what_waits_and_stops_what_runs() {
        sparky().queue(Spawns.of("p", "waits"));
        assertEquals(JobState.TERMINATED, sparky().cancel(Spawns.name("p", "waits")));
        assertTrue(taken().isEmpty());
        sparky().queue(Spawns.of("p", "runs"));
        Assignment job = take();
        sparky().queue(Spawns.of("p", "next"));
        assertEquals(JobState.TERMINATED, sparky().cancel(job.name()));
        assertEquals(JobState.TERMINATED, state("p", "runs"));
        assertTrue(taken().isEmpty(), "its process may still run");
        assertFalse(sparky().heartbeat(job.name(), job.build(), 1000));
        assertEquals(new Ended.Taken(JobState.TERMINATED), sparky().end(job.name(), job.build(), true, null));
        assertEquals("next", take().name().job());
    }

    @Test
    void a_cancelled_job_whose_worker_says_nothing_ends_after_a_minute() {
        sparky().queue(Spawns.of("p", "j"));
        Assignment job = take();
        sparky().cancel(job.name());
        world.pass(Duration.ofMinutes(2));
        assertEquals(JobState.TERMINATED, sparky().get(job.name()).state());
    }

    @Test
    void a_job_that_loses_its_worker_is_terminated_and_its_place_is_free() {
        sparky().queue(Spawns.of("p", "j"));
        Assignment job = take();
        sparky().queue(Spawns.of("p", "next"));
        for (int i = 0; i < 5; i++) {
            world.clock.advance(Duration.ofSeconds(50));
            assertTrue(sparky().heartbeat(job.name(), job.build(), Sparky.LEASE_MILLIS));
            world.engine().tick();
        }
        world.pass(Duration.ofMinutes(2));
        assertEquals(JobState.TERMINATED, state("p", "j"));
        assertTrue(sparky().report(job.name()).orElseThrow().contains("not heard of"));
        assertEquals("next", take().name().job());
    }

    @Test
    void a_tick_without_time_says_that_it_leaves_something() {
        for (String project : List.of("p", "q")) {
            sparky().queue(Spawns.of(project, "j"));
            take();
        }
        world.clock.advance(Duration.ofMinutes(2));
        AtomicInteger asked = new AtomicInteger();
        assertEquals(new Ticked(1, true), sparky().tick(() -> asked.incrementAndGet() <= 1));
        assertEquals(new Ticked(1, false), sparky().tick(() -> true));
        assertEquals(Ticked.NOTHING, sparky().tick(() -> true));
        assertEquals(JobState.TERMINATED, state("p", "j"));
        assertEquals(JobState.TERMINATED, state("q", "j"));
    }

    @Test
    void a_job_is_stopped_after_its_own_time() {
        sparky().queue(Spawns.of("p", "j", "{'timeout':100}", "{}"));
        Assignment job = take();
        for (int i = 0; i < 3; i++) {
            sparky().heartbeat(job.name(), job.build(), Sparky.LEASE_MILLIS);
            world.pass(Duration.ofMinutes(1));
        }
        assertFalse(sparky().heartbeat(job.name(), job.build(), Sparky.LEASE_MILLIS));
        assertEquals(JobState.TERMINATED, state("p", "j"));
        assertThrows(RefusedException.class, () -> sparky().queue(Spawns.of("p", "k", "{'timeout':0}", "{}")));
    }

    @Test
    void jobs_may_not_spawn_one_another_for_ever() {
        JobName parent = Spawns.name("p", "j0");
        sparky().queue(Spawns.of("p", "j0"));
        for (int i = 1; i < 64; i++) {
            sparky().queue(Spawns.child(parent, "p", "j" + i));
            parent = Spawns.name("p", "j" + i);
        }
        JobName last = parent;
        assertEquals(64, sparky().get(last).depth());
        assertThrows(RefusedException.class, () -> sparky().queue(Spawns.child(last, "p", "j64")));
    }

    @Test
    void a_callback_ends_a_job_once_and_only_with_nonce_and_token_of_its_build() {
        sparky().queue(Spawns.of("p", "żółć a"));
        assertThrows(RefusedException.class, () -> sparky().ticket(Spawns.name("p", "żółć a")));
        Assignment job = take();
        Ticket ticket = sparky().ticket(job.name());
        assertTrue(ticket.address().contains("/baton/v1/sparky/jobs/p/%C5%BC"), ticket.address());
        Ended forbidden = new Ended.Forbidden();
        assertEquals(forbidden, sparky().call(job.name(), ticket.nonce(), "0".repeat(16), true, null));
        assertEquals(forbidden, sparky().call(job.name(), "1-a-b", ticket.token(), true, null));
        sparky().queue(Spawns.of("q", "k"));
        Assignment other = take();
        assertEquals(forbidden, sparky().call(other.name(), ticket.nonce(), ticket.token(), true, null));
        Ended taken = new Ended.Taken(JobState.FAIL);
        assertEquals(taken, sparky().call(job.name(), ticket.nonce(), ticket.token(), false, "broken"));
        assertEquals(taken, sparky().call(job.name(), ticket.nonce(), ticket.token(), false, "broken"));
        assertEquals(
                new Ended.TooLate(JobState.FAIL),
                sparky().call(job.name(), ticket.nonce(), ticket.token(), true, null));
        assertTrue(sparky().report(job.name()).orElseThrow().contains("broken"));
    }

    @Test
    void retention_removes_all_of_old_builds_and_nothing_of_others() throws IOException {
        settings("p", 1, 2);
        for (int i = 0; i < 5; i++) {
            JobName name = Spawns.name("p", "j" + i);
            keep(name);
            sparky().queue(Spawns.of("p", "j" + i));
            Assignment job = take();
            sparky().report(job.name(), job.build(), 0, "hello\n".getBytes(StandardCharsets.UTF_8));
            end(job, true);
        }
        keep(Spawns.name("q", "j0"));
        assertEquals(List.of("j4", "j3"), builds());
        assertEquals(Optional.empty(), sparky().find(Spawns.name("p", "j0")));
        for (int i = 0; i < 3; i++) {
            String prefix = Spawns.name("p", "j" + i).owner().prefix() + "/";
            assertEquals(List.of(), world.blobs.list(prefix, 100, null).blobs(), prefix);
        }
        assertEquals(
                4,
                world.blobs
                        .list(Spawns.name("p", "j3").owner().prefix() + "/", 100, null)
                        .blobs()
                        .size());
        assertEquals(2, world.blobs.list("sparky/q/", 100, null).blobs().size());
    }

    private void keep(JobName name) throws IOException {
        world.engine()
                .stash(name.owner())
                .put(new Entry.Value(), new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
        world.engine().stash(name.owner()).put(new Entry.File("f"), new ByteArrayInputStream(new byte[] {1}));
    }

    private List<String> builds() {
        return sparky().builds("p", 0, 100).stream()
                .map(job -> job.name().job())
                .toList();
    }

    @Test
    void a_reused_id_keeps_its_stash_when_its_old_build_is_removed() throws IOException {
        settings("p", 1, 1);
        sparky().queue(Spawns.of("p", "j"));
        end(take(), true);
        keep(Spawns.name("p", "j"));
        sparky().queue(Spawns.of("p", "j", "{'description':'again'}", "{}"));
        end(take(), true);
        assertTrue(world.engine()
                .stash(Spawns.name("p", "j").owner())
                .get(new Entry.Value())
                .isPresent());
        assertEquals(List.of("j"), builds());
        assertThrows(NotFoundException.class, () -> sparky().byBuild("p", 1));
        assertEquals("j", sparky().byBuild("p", 2).name().job());
    }

    @Test
    void a_disabled_project_waits() {
        sparky().settings("p", old -> new ProjectSettings(1, 0, 60, true, List.of()));
        sparky().queue(Spawns.of("p", "j"));
        assertTrue(taken().isEmpty());
        settings("p", 1, 0);
        assertTrue(taken().isPresent());
    }

    @Test
    void an_end_queues_the_projects_downstream_once() {
        sparky().scenario("down", "say 'down'", Spawns.json("{'tags':'a=1'}"), Spawns.json("{}"));
        sparky().settings("p", old -> new ProjectSettings(1, 0, 60, false, List.of("down", "nothing")));
        sparky().queue(Spawns.of("p", "j"));
        Assignment job = take();
        end(job, false);
        sparky().end(job.name(), job.build(), false, null);
        world.engine().tick();
        Assignment down = take();
        assertEquals("down", down.name().project());
        assertEquals("triggered by p", down.order().description());
        assertEquals("a=1", down.order().tags());
        assertEquals(2, down.depth());
        assertTrue(taken().isEmpty());
    }

    @Test
    void a_project_is_built_and_rebuilt() {
        assertThrows(NotFoundException.class, () -> sparky().build("p", "x", null));
        sparky().scenario("p", "say 1", Spawns.json("{'tags':'a=1','no_sudo':true}"), Spawns.json("{}"));
        SparkyJob built = sparky().build("p", "by hand", Spawns.json("{'b':2}"));
        assertTrue(
                built.name().job().matches("[a-z]{20}\\.[0-9]+"), built.name().job());
        assertEquals("b=2", take().order().tags());
        SparkyJob again = sparky().rebuild(built.name());
        assertTrue(again.name().job().startsWith(built.name().job() + "."));
        assertEquals("b=2", sparky().order(again.name()).orElseThrow().tags());
    }

    @Test
    void the_state_of_the_queue_shows_what_is_stuck() {
        sparky().queue(Spawns.of("p", "j"));
        world.clock.advance(Duration.ofMinutes(2));
        var lane = sparky().health().lanes().getFirst();
        assertEquals(1, lane.waiting());
        assertEquals(120, lane.oldestSeconds());
        assertTrue(lane.stuck());
        take();
        assertFalse(sparky().health().lanes().getFirst().stuck());
        assertEquals(
                List.of(Spawns.name("p", "j")),
                sparky().health().lanes().getFirst().running());
    }

    @Test
    void names_that_lead_elsewhere_are_refused() {
        for (String bad : List.of("", ".", "..", "a/b", "../x", "a\\b", "a\u0000", "x".repeat(256), "\ud800")) {
            assertThrows(RefusedException.class, () -> new JobName("p", bad), bad);
            assertThrows(RefusedException.class, () -> new JobName(bad, "j"), bad);
        }
        new JobName("main.spawned_03.spawned_02", "żółć x?#%2F");
    }

    @Test
    void meta_has_two_forms() {
        String report = "meta: name=alexey age=48\r\n12:00:01 :: meta: x=1\nMETA: no\nmeta: flag !off a=b=c\n";
        assertEquals(
                List.of(
                        Map.of("name", "alexey"),
                        Map.of("age", "48"),
                        Map.of("flag", true),
                        Map.of("off", false),
                        Map.of("a", "b")),
                Meta.single(report));
        assertEquals(
                List.of(Map.of("name", "alexey", "age", "48"), Map.of("flag", true, "off", false, "a", "b")),
                Meta.lines(report));
    }

    @Test
    void raku_source_interpolates_nothing() {
        var hash = JsonNodeFactory.instance
                .objectNode()
                .put("it's", "a\\b $x @y {z}")
                .put("n", 1)
                .put("b", true);
        hash.putArray("l").addArray().add("a");
        hash.putNull("u");
        assertEquals(
                "%('it\\'s' => 'a\\\\b $x @y {z}', 'n' => 1, 'b' => Bool::True, 'l' => [['a',],], 'u' => Any)",
                RakuText.of(hash));
    }
}
