package dev.baton.engine.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.node.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** Packing against adding up, for random jobs and nodes of few sizes, so that many fit exactly. */
final class PackingPropertiesTest {
    private static ReadySlot.Demand demand(int cpus, long memory, int gpus, int nodes) {
        return new ReadySlot.Demand(null, cpus, memory, gpus, nodes, 60, 0);
    }

    private static NodeOffer offer(int cpus, long memory, int gpus, int nodes) {
        return new NodeOffer(cpus, memory, gpus, nodes, 60, null);
    }

    private static ReadySlot.Demand random(Random random) {
        return demand(1 + random.nextInt(4), random.nextInt(5), random.nextInt(3), 1 + random.nextInt(3));
    }

    private static long sum(List<ReadySlot.Demand> jobs, ToLongFunction<ReadySlot.Demand> share) {
        return jobs.stream().mapToLong(share).sum();
    }

    private static boolean fit(List<ReadySlot.Demand> jobs, NodeOffer offer) {
        return sum(jobs, ReadySlot.Demand::cpus) <= offer.cpus()
                && sum(jobs, ReadySlot.Demand::memory) <= offer.memoryBytes()
                && sum(jobs, ReadySlot.Demand::gpus) <= offer.gpus()
                && sum(jobs, job -> job.nodes() > 1 ? job.nodes() : 0) <= offer.nodes();
    }

    @Test
    void what_is_taken_together_always_fits_and_what_fits_is_always_taken() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            NodeOffer offer = offer(random.nextInt(12), random.nextInt(12), random.nextInt(5), random.nextInt(6));
            Packing packing = new Packing(offer);
            List<ReadySlot.Demand> taken = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                if (!taken.isEmpty() && random.nextInt(4) == 0) {
                    packing.giveBack(taken.remove(random.nextInt(taken.size())));
                }
                ReadySlot.Demand job = random(random);
                List<ReadySlot.Demand> with = new ArrayList<>(taken);
                with.add(job);
                boolean fits = fit(with, offer);
                assertFalse(fits && packing.full(), "seed " + seed + ": full, but it fits: " + job);
                assertEquals(fits, packing.take(job), "seed " + seed + ": " + job + " beside " + taken);
                if (fits) {
                    taken.add(job);
                }
            }
            taken.forEach(packing::giveBack);
            ReadySlot.Demand all = demand(offer.cpus(), offer.memoryBytes(), offer.gpus(), Math.max(1, offer.nodes()));
            assertTrue(packing.take(all), "seed " + seed + ": all is given back");
        }
    }

    @Test
    void a_job_without_memory_fits_where_none_is_left() {
        Packing packing = new Packing(offer(2, 1, 0, 1));
        assertTrue(packing.take(demand(1, 1, 0, 1)));
        assertFalse(packing.full());
        assertTrue(packing.take(demand(1, 0, 0, 1)));
        assertTrue(packing.full());
    }

    @Test
    void what_a_node_holds_already_counts_even_beyond_the_offer() {
        Packing packing = new Packing(offer(4, 4, 1, 2));
        packing.takeHeld(new Resources(3, 1, 2, "3", "PT1M"));
        assertFalse(packing.take(demand(2, 1, 0, 1)));
        assertFalse(packing.take(demand(1, 2, 0, 1)));
        assertFalse(packing.take(demand(1, 1, 1, 1)));
        assertFalse(packing.take(demand(1, 1, 0, 2)));
        assertTrue(packing.take(demand(1, 1, 0, 1)));
        packing.takeHeld(new Resources(9, 0, 1, "9", "PT1M"));
        assertTrue(packing.full());
    }
}
