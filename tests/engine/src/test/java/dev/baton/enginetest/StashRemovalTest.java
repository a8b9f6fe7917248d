package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.stash.Entry;
import dev.baton.engine.stash.Owner;
import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.workflow.StoredEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What jobs keep goes with them, also where the removal dies in the middle and is asked for again. */
final class StashRemovalTest {
    private static final String TWO =
            "name: two\njobs: [{name: a, command: x}, {name: b, command: x, depends_on: [a]}]\n";

    private final World world = new World();

    private long workflow() throws IOException {
        long workflow = world.armed(TWO);
        for (String job : List.of("a", "b")) {
            var stash = world.engine().stash(Owner.job(world.job(workflow, job).id()));
            for (Entry entry : List.of(new Entry.Value(), new Entry.File("x"), new Entry.File("y/z"))) {
                stash.put(entry, new ByteArrayInputStream("1".getBytes(StandardCharsets.UTF_8)));
            }
        }
        return workflow;
    }

    private List<String> left(long workflow) {
        return world.blobs.list(Owner.ofWorkflow(workflow), 100, null).blobs().stream()
                .map(BlobInfo::key)
                .toList();
    }

    /** Dies at each removal of a blob in turn, and goes on in another process. */
    private void dying(int removals, Consumer<Engine> deletion) {
        Engine doomed =
                new StoredEngine(Backend.plain(world.items, new DyingBlobStore(world.blobs, removals), world.clock));
        assertThrows(DyingItemStore.Died.class, () -> deletion.accept(doomed));
        deletion.accept(world.engine());
    }

    @Test
    void a_workflow_takes_along_what_its_jobs_keep() throws IOException {
        long other = workflow();
        for (int removals = 0; removals < 6; removals++) {
            long workflow = workflow();
            dying(removals, engine -> engine.workflows().delete(workflow));
            assertEquals(List.of(), left(workflow));
            assertThrows(
                    NotFoundException.class, () -> world.engine().workflows().get(workflow));
        }
        assertEquals(6, left(other).size());
    }

    @Test
    void a_job_takes_along_what_it_keeps_and_no_more() throws IOException {
        for (int removals = 0; removals < 3; removals++) {
            long workflow = workflow();
            long a = world.job(workflow, "a").id();
            dying(removals, engine -> engine.jobs().delete(a));
            assertEquals(3, left(workflow).size());
            assertTrue(left(workflow).stream().noneMatch(key -> key.contains("/" + a + "/")));
            assertThrows(NotFoundException.class, () -> world.engine().jobs().get(a));
        }
    }

    @Test
    void all_jobs_of_a_workflow_take_along_what_they_keep() throws IOException {
        long workflow = workflow();
        dying(2, engine -> engine.jobs().deleteAll(workflow));
        assertEquals(List.of(), left(workflow));
        assertEquals(0, world.engine().jobs().list(workflow).size());
    }
}
