package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.FileState;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.store.ItemSize;
import dev.baton.engine.worker.Assignment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which jobs count as changed, by what they read. */
final class InputsTest {
    private static final String BOTH = """
            name: both
            files: [{name: f, path: in.txt}]
            user_data: [{name: d, data: 1}]
            jobs:
              - {name: files, command: x, input_files: [f]}
              - {name: data, command: x, input_user_data: [d]}
              - {name: neither, command: x}
            """;

    private final World world = new World();

    private List<String> changed(long workflow) {
        return world.engine().workflows().changedInputs(workflow, true);
    }

    private void touch(long workflow, int file, double mtime) {
        long id = world.engine().files().list(workflow).get(file).id();
        world.engine().files().update(id, f -> new FileRecord(f.id(), workflow, f.name(), f.path(), mtime));
    }

    private void path(long workflow, String path) {
        long id = world.engine().files().list(workflow).getFirst().id();
        world.engine().files().update(id, f -> new FileRecord(f.id(), workflow, f.name(), path, f.mtime()));
    }

    private void set(long workflow, int value) {
        long id = world.engine().userData().list(workflow).getFirst().id();
        world.engine()
                .userData()
                .update(id, d -> new UserData(d.id(), workflow, d.name(), d.ephemeral(), IntNode.valueOf(value)));
    }

    private long finished(String spec) {
        long workflow = world.armed(spec);
        new Worker(world, workflow).runAll();
        assertTrue(world.complete(workflow));
        world.clock.advance(Duration.ofSeconds(1));
        assertEquals(List.of(), changed(workflow));
        return workflow;
    }

    @Test
    void a_file_is_changed_by_its_time_or_its_path_and_is_not_when_these_return() {
        long workflow = finished(BOTH);
        touch(workflow, 0, 3);
        assertEquals(List.of("files"), changed(workflow));
        long other = finished(BOTH);
        path(other, "other.txt");
        assertEquals(List.of("files"), changed(other));
        path(other, "in.txt");
        assertEquals(List.of(), changed(other));
    }

    private void see(long workflow, Double mtime, Long size, String hash) {
        long id = world.engine().files().list(workflow).getFirst().id();
        world.engine().files().update(id, f -> f.seen(new FileState(mtime, size, hash)));
    }

    private List<String> respects(long workflow) {
        return world.engine().workflows().changes(workflow).stream()
                .flatMap(job -> job.changes().stream())
                .flatMap(change -> change.what().stream().map(what -> change.name() + " " + what))
                .toList();
    }

    private long readBy(Double mtime, Long size, String hash) {
        long workflow = world.armed(BOTH);
        see(workflow, mtime, size, hash);
        new Worker(world, workflow).runAll();
        world.clock.advance(Duration.ofSeconds(1));
        assertEquals(List.of(), changed(workflow));
        return workflow;
    }

    @Test
    void a_file_written_anew_with_the_same_content_is_no_change() {
        long workflow = readBy(1.0, 7L, "same");
        see(workflow, 2.0, 7L, "same");
        assertEquals(List.of(), changed(workflow));
        see(workflow, 2.0, 7L, "other");
        assertEquals(List.of("f content", "f mtime"), respects(workflow));
        see(workflow, 1.0, 8L, "other");
        assertEquals(List.of("f content", "f size"), respects(workflow));
        see(workflow, null, null, null);
        assertEquals(List.of("f gone"), respects(workflow));
        see(workflow, 9.0, 7L, "same");
        assertEquals(List.of(), respects(workflow), "it is back");
    }

    @Test
    void where_nobody_read_the_content_time_and_size_decide() {
        long workflow = readBy(1.0, 7L, null);
        see(workflow, 1.0, 7L, "read since");
        assertEquals(List.of(), respects(workflow));
        see(workflow, 2.0, 7L, "read since");
        assertEquals(List.of("f mtime"), respects(workflow));
        see(workflow, 1.0, 8L, null);
        assertEquals(List.of("f size"), respects(workflow));
        see(workflow, 1.0, null, null);
        assertEquals(List.of(), respects(workflow), "a client that tells no size says nothing of it");
        long unseen = readBy(null, null, null);
        see(unseen, 1.0, 7L, "x");
        assertEquals(List.of("f new"), respects(unseen));
    }

    @Test
    void one_job_is_asked_for_what_changed_of_it() {
        long workflow = finished(BOTH);
        set(workflow, 2);
        var job = world.job(workflow, "data");
        world.engine().jobs().update(job.id(), Specs.with(job.spec(), 0, "y"));
        assertEquals(
                List.of("command null", "input_user_data d"),
                world.engine().workflows().changesOf(job.id()).stream()
                        .map(change -> change.field() + " " + change.name())
                        .toList());
        assertEquals(
                List.of(),
                world.engine()
                        .workflows()
                        .changesOf(world.job(workflow, "files").id()));
    }

    @Test
    void user_data_is_changed_by_its_value_and_is_not_when_that_returns() {
        long workflow = finished(BOTH);
        set(workflow, 2);
        assertEquals(List.of("data"), changed(workflow));
        set(workflow, 1);
        assertEquals(List.of(), changed(workflow));
    }

    @Test
    void what_changed_while_its_reader_ran_counts_as_changed_and_stays_so() {
        long workflow = world.armed(BOTH);
        Worker worker = new Worker(world, workflow);
        List<Assignment> all = worker.claim(3);
        world.clock.advance(Duration.ofMillis(1));
        touch(workflow, 0, 3);
        set(workflow, 2);
        all.forEach(job -> worker.finish(job, 0));
        assertEquals(List.of("files", "data"), changed(workflow));
    }

    @Test
    void what_changed_in_the_moment_of_the_claim_was_read() {
        long workflow = world.armed(BOTH);
        world.clock.advance(Duration.ofSeconds(5));
        touch(workflow, 0, 3);
        set(workflow, 2);
        new Worker(world, workflow).runAll();
        assertEquals(List.of(), changed(workflow));
    }

    @Test
    void a_job_does_not_change_its_own_inputs_by_writing_them() {
        long workflow = world.armed("""
                name: own
                files: [{name: f, path: in.txt}]
                user_data: [{name: d, data: 1}]
                jobs: [{name: a, command: x, input_files: [f], output_files: [f], input_user_data: [d], output_user_data: [d]}]
                """);
        Worker worker = new Worker(world, workflow);
        Assignment a = worker.claim(1).getFirst();
        world.clock.advance(Duration.ofSeconds(1));
        long file = world.engine().files().list(workflow).getFirst().id();
        set(workflow, 2);
        worker.finish(a, JobStatus.COMPLETED, 0, Map.of(file, 9.0));
        assertEquals(List.of(), changed(workflow));
        world.clock.advance(Duration.ofSeconds(1));
        touch(workflow, 0, 10);
        set(workflow, 3);
        assertEquals(List.of(), changed(workflow), "who reads and writes a record is not its own reader");
        path(workflow, "elsewhere");
        assertEquals(List.of("a"), changed(workflow));
    }

    @Test
    void one_change_among_very_many_inputs_is_seen() {
        for (int count : new int[] {10, 20, 25, 40, 400}) {
            String files = IntStream.range(0, count)
                    .mapToObj(i -> "{name: f" + i + ", path: p" + i + "}")
                    .collect(Collectors.joining(","));
            String names = IntStream.range(0, count).mapToObj(i -> "f" + i).collect(Collectors.joining(","));
            long workflow = finished("name: many\nfiles: [" + files + "]\njobs:\n"
                    + "  - {name: a, command: x, input_files: [" + names + "]}\n  - {name: b, command: x}\n");
            long a = world.job(workflow, "a").id();
            assertTrue(ItemSize.bytes(world.items.get(JobItems.key(a)).orElseThrow()) < 1024, count + " inputs");
            touch(workflow, count / 2, 3);
            assertEquals(List.of("a"), changed(workflow), count + " inputs");
            new TorcClient(world, workflow).move("a", JobStatus.UNINITIALIZED);
            world.engine().workflows().initialize(workflow, true, false);
            new Worker(world, workflow).runAll();
            assertEquals(List.of(), changed(workflow), count + " inputs, read again");
            world.engine().jobs().update(a, Specs.with(world.job(workflow, "a").spec(), 0, "y"));
            assertEquals(List.of("a"), changed(workflow), "another command, " + count + " inputs");
        }
    }

    @Test
    void an_input_that_is_removed_or_added_is_a_change() {
        long workflow = finished(BOTH);
        world.engine()
                .files()
                .delete(world.engine().files().list(workflow).getFirst().id());
        assertEquals(List.of("files"), changed(workflow));
    }

    @Test
    void what_is_made_of_something_else_is_run_again_and_what_never_ended_is_not() {
        long workflow = world.armed(BOTH);
        new TorcClient(world, workflow).move("neither", JobStatus.BLOCKED);
        new Worker(world, workflow).runAll();
        for (String name : List.of("neither", "data")) {
            var job = world.job(workflow, name);
            world.engine().jobs().update(job.id(), Specs.with(job.spec(), 0, "y"));
        }
        assertEquals(List.of("data"), changed(workflow));
        assertEquals(List.of("data"), world.engine().workflows().changedInputs(workflow, false));
        assertEquals(JobStatus.UNINITIALIZED, world.status(workflow, "data"));
    }
}
