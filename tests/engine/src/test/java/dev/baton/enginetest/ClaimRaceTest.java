package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.store.sqlite.Durability;
import dev.baton.store.sqlite.SqliteItemStore;
import dev.baton.storekit.Threads;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hunts a job that is given to two askers, and one that is given to nobody: 200 workers claim at once, in all three ways that there are,
 * through the engines of two processes. A seed chooses the workflow, and who asks how and for how many.
 */
final class ClaimRaceTest {
    private static final int SEEDS = 50;
    private static final int WORKERS = 200;
    private static final int PROCESSES = 2;
    private static final NodeOffer HUGE = new NodeOffer(10_000, 1L << 50, 100, 1, Long.MAX_VALUE, null);

    @TempDir
    Path folder;

    private static Engine process(ItemStore items) {
        return new StoredEngine(Backend.plain(items, new InMemoryBlobStore(), Clock.systemUTC()));
    }

    /** What one asker does until a claim finds nothing. */
    private static List<Long> claims(Engine engine, long workflow, long node, Random choices) {
        List<Long> given = new ArrayList<>();
        int before;
        do {
            before = given.size();
            int limit = 1 + choices.nextInt(3);
            switch (choices.nextInt(4)) {
                case 0 ->
                    engine.claims().byResources(workflow, limit, HUGE, Optional.empty(), true).stream()
                            .map(Job::id)
                            .forEach(given::add);
                case 1 ->
                    engine.workers().claim(node, new ClaimRequest(limit, HUGE, false, null, false)).stream()
                            .map(assignment -> assignment.job().id())
                            .forEach(given::add);
                default ->
                    engine.claims().next(workflow, limit).stream().map(Job::id).forEach(given::add);
            }
        } while (given.size() > before);
        return given;
    }

    private static void eachJobOnce(ItemStore items, int seed) {
        Random choices = new Random(seed);
        // Some are large enough for an index of several partitions.
        int jobs = choices.nextInt(10) == 0 ? 600 : 10 + choices.nextInt(100);
        StringBuilder spec = new StringBuilder("name: race\njobs:\n");
        for (int job = 0; job < jobs; job++) {
            spec.append("  - {name: j" + job + ", command: x, priority: " + choices.nextInt(4) + "}\n");
        }
        List<Engine> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(process(items));
        }
        Engine first = processes.getFirst();
        long workflow =
                first.workflows().create(World.spec(spec.toString()), "u", true).id();
        long node = first.workers()
                .join(new ComputeNode(
                        0,
                        workflow,
                        "n",
                        1,
                        "2026-01-01T00:00:00Z",
                        null,
                        true,
                        8,
                        64,
                        0,
                        1,
                        null,
                        null,
                        "local",
                        null))
                .id();
        List<List<Long>> given = Threads.run(
                WORKERS,
                worker -> claims(processes.get(worker % PROCESSES), workflow, node, new Random(seed * 1000L + worker)));
        List<Long> all = given.stream().flatMap(List::stream).sorted().toList();
        assertEquals(all.stream().distinct().toList(), all, "seed " + seed + ": given twice");
        // Whoever found nothing while others were still deciding went away; nothing is left but for the next asker.
        List<Long> left = claims(first, workflow, node, new Random(seed));
        assertEquals(jobs, all.size() + left.size(), "seed " + seed);
        List<JobStatus> statuses =
                first.jobs().list(workflow).stream().map(Job::status).distinct().toList();
        assertEquals(0, statuses.stream().filter(s -> s == JobStatus.READY).count(), "seed " + seed);
    }

    @Test
    void in_memory_no_job_is_given_twice_and_none_is_left_out() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            eachJobOnce(new InMemoryItemStore(Clock.systemUTC()), seed);
        }
    }

    @Test
    void on_sqlite_no_job_is_given_twice_and_none_is_left_out() {
        Clock clock = Clock.systemUTC();
        try (ItemStore items = SqliteItemStore.open(folder.resolve("items.db"), Durability.NORMAL, clock)) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                eachJobOnce(items, seed);
            }
        }
    }
}
