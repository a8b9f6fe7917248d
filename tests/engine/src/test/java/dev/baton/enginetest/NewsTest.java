package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.Fanout;
import dev.baton.engine.Ticked;
import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.Update;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.storekit.SeededBytes;
import dev.baton.storekit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine tells whoever counts, and how a tick is cut short. */
final class NewsTest {
    private final SettableClock clock = new SettableClock(World.START);
    private final InMemoryItemStore items = new InMemoryItemStore(clock);
    private final List<String> heard = new ArrayList<>();
    private final Engine engine = new StoredEngine(new Backend(
            items, new InMemoryBlobStore(), clock, new SeededBytes(1), Fanout.SEQUENTIAL, new Listener(), true));

    private final class Listener implements Backend.News {
        @Override
        public void of(long workflowId) {}

        @Override
        public void ended(long jobId, JobStatus how, long tellingMillis) {
            heard.add(engine.jobs().get(jobId).spec().name() + " " + how.wire());
        }

        @Override
        public void contended(long jobId) {
            heard.add("contended");
        }

        @Override
        public void stuck(long workflowId) {
            heard.add("stuck " + engine.workflows().get(workflowId).spec().name());
        }
    }

    private long armed(String yaml) {
        return engine.workflows().create(World.spec(yaml), "u", true).id();
    }

    @Test
    void every_end_is_told_once_and_cascades_are_told_too() {
        long workflow = armed("""
                name: cascade
                jobs:
                  - {name: a, command: x}
                  - {name: b, command: x, depends_on: [a]}
                  - {name: c, command: x, depends_on: [b]}
                """);
        long job = engine.workflows().jobIds(workflow).getFirst();
        engine.claims().next(workflow, 1);
        engine.jobs().start(job, 1, 0);
        engine.jobs()
                .complete(
                        job,
                        1,
                        new Result(
                                0,
                                job,
                                workflow,
                                1,
                                1,
                                0,
                                1,
                                0,
                                clock.instant().toString(),
                                JobStatus.FAILED,
                                null,
                                null,
                                null,
                                null));
        assertEquals(List.of("b canceled", "c canceled", "a failed"), heard);
    }

    private void audited() {
        clock.advance(Duration.ofHours(7));
        heard.clear();
        engine.tick();
    }

    @Test
    void an_audit_tells_of_a_workflow_that_stands_still_and_of_no_other() {
        long workflow = armed("""
                name: waits for somebody
                jobs:
                  - {name: a, command: x}
                  - {name: b, command: x, depends_on: [a]}
                """);
        long job = engine.workflows().jobIds(workflow).getFirst();
        audited();
        assertEquals(List.of(), heard, "a is ready");
        engine.claims().next(workflow, 1);
        audited();
        assertEquals(List.of(), heard, "the claim was not used, so that a is ready again");
        engine.claims().next(workflow, 1);
        engine.jobs().start(job, 1, 0);
        audited();
        assertEquals(List.of(), heard, "a runs");
        engine.jobs().changeStatus(job, JobStatus.PENDING_FAILED, 1);
        audited();
        assertEquals(List.of("stuck waits for somebody"), heard);
        engine.workflows().cancel(workflow);
        audited();
        assertEquals(List.of(), heard, "nobody waits for it any more");
    }

    @Test
    void what_an_audit_has_moved_on_stood_still_no_longer() {
        long workflow = armed("{name: w, jobs: [{name: a, command: x}, {name: b, command: x, depends_on: [a]}]}");
        long job = engine.workflows().jobIds(workflow).getFirst();
        // Whoever ended the job died before it told anybody.
        items.update(
                JobItems.key(job),
                Update.change()
                        .set(JobAttributes.STATUS, JobStatus.COMPLETED.code())
                        .build(),
                Condition.EXISTS);
        audited();
        assertEquals(JobStatus.READY, engine.jobs().list(workflow).get(1).status());
        assertFalse(heard.contains("stuck w"), heard::toString);
    }

    @Test
    void a_tick_that_is_told_to_stop_leaves_the_rest_to_the_next() {
        armed("{name: one, jobs: [{name: a, command: x}]}");
        armed("{name: two, jobs: [{name: a, command: x}]}");
        clock.advance(Duration.ofMinutes(2));
        assertEquals(new Ticked(0, true), engine.tick(() -> false));
        List<Integer> asked = new ArrayList<>();
        assertEquals(new Ticked(1, true), engine.tick(() -> asked.isEmpty() && asked.add(1)));
        assertEquals(new Ticked(1, false), engine.tick(() -> true));
        assertEquals(new Ticked(0, false), engine.tick(() -> true));
    }
}
