package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobStatus;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.ClaimRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What jobs cost in store operations (design, section 4). */
final class CostTest {
    private static final String CHAIN = """
            name: chain
            jobs:
              - {name: first, command: "true"}
              - {name: middle, command: "true", depends_on: [first]}
              - {name: last, command: "true", depends_on: [middle]}
            """;

    private final World world = new World();

    private static String chainWithout(String job) {
        return CHAIN.replaceAll("  - \\{name: " + job + ".*\\n", "");
    }

    @Test
    void a_pull_job_with_one_edge_takes_at_most_6_write_units_and_3_read_units() {
        long unrelated = world.armed(CHAIN);
        world.items.reset();
        long workflow = world.armed(CHAIN);
        long creationOfThree = world.items.writeUnits();
        world.items.reset();
        world.armed(chainWithout("last"));
        long creation = creationOfThree - world.items.writeUnits();

        Worker worker = new Worker(world, workflow);
        Assignment first = worker.claim(1).getFirst();
        world.items.reset();
        worker.finish(first, 0);
        long finishAndUnblock = world.items.writeUnits();
        world.items.reset();
        Assignment middle = worker.claim(1).getFirst();
        long claim = world.items.writeUnits();
        double reads = world.items.readUnits();
        long finishOfFirst = 1;
        world.items.reset();
        worker.finish(middle, 0);
        long unblockOfLast = finishAndUnblock - finishOfFirst;
        long finish = world.items.writeUnits() - unblockOfLast;
        reads += world.items.readUnits();

        assertEquals(1, creation, "creation");
        assertEquals(2, unblockOfLast, "unblocking, with its index entry");
        assertEquals(2, claim, "claim and start, with the index");
        assertEquals(1, finish, "finish");
        assertTrue(reads <= 3, "read units " + reads);
        assertTrue(world.engine().jobs().list(unrelated).size() == 3);
    }

    @Test
    void through_torcs_single_calls_it_takes_at_most_8_write_units() {
        long workflow = world.armed(CHAIN);
        world.items.reset();
        world.armed(chainWithout("last"));
        long creation = world.items.writeUnits();
        world.items.reset();
        world.armed(CHAIN);
        creation = world.items.writeUnits() - creation;

        TorcClient client = new TorcClient(world, workflow);
        client.claim().start("first");
        client.complete("first", JobStatus.COMPLETED, 0);
        world.items.reset();
        client.claim().start("middle");
        client.complete("middle", JobStatus.COMPLETED, 0);
        // The end of the middle job unblocks the last, as the first one's end unblocked it: one for the other.
        long run = world.items.writeUnits();
        assertTrue(creation + run <= 8, creation + " for creation, " + run + " from claim to end");
    }

    private long writesOfFanIn(int width) {
        World fresh = new World();
        String jobs = IntStream.range(0, width)
                .mapToObj(i -> "  - {name: j" + i + ", command: 'true'}\n")
                .collect(Collectors.joining());
        String names = IntStream.range(0, width).mapToObj(i -> "j" + i).collect(Collectors.joining(","));
        long workflow = fresh.armed(
                "name: in\njobs:\n" + jobs + "  - {name: end, command: 'true', depends_on: [" + names + "]}\n");
        return finishAll(fresh, workflow, width + 1);
    }

    private long writesOfFanOut(int width) {
        World fresh = new World();
        String jobs = IntStream.range(0, width)
                .mapToObj(i -> "  - {name: j" + i + ", command: 'true', depends_on: [root]}\n")
                .collect(Collectors.joining());
        long workflow = fresh.armed("name: out\njobs:\n  - {name: root, command: 'true'}\n" + jobs);
        return finishAll(fresh, workflow, width + 1);
    }

    private static long finishAll(World world, long workflow, int jobs) {
        Worker worker = new Worker(world, workflow);
        world.items.reset();
        int finished = 0;
        List<Assignment> next = worker.claim(200);
        while (!next.isEmpty()) {
            for (Assignment job : next) {
                worker.finish(job, 0);
                finished++;
            }
            next = worker.claim(new ClaimRequest(200, Worker.ROOMY, true, null, false));
        }
        assertEquals(jobs, finished);
        assertTrue(world.complete(workflow));
        return world.items.writes();
    }

    @Test
    @Tag("wide")
    void a_fan_in_of_10_000_takes_writes_linear_in_its_edges() {
        long small = writesOfFanIn(1_000);
        long large = writesOfFanIn(10_000);
        assertTrue(large <= 10.2 * small, small + " writes for 1,000, " + large + " for 10,000");
        assertTrue(large <= 3.1 * 10_000, large + " writes for 10,000 edges");
    }

    @Test
    @Tag("wide")
    void a_fan_out_of_10_000_takes_writes_linear_in_its_edges() {
        long small = writesOfFanOut(1_000);
        long large = writesOfFanOut(10_000);
        assertTrue(large <= 10.2 * small, small + " writes for 1,000, " + large + " for 10,000");
        assertTrue(large <= 4.1 * 10_000, large + " writes for 10,000 edges");
    }
}
