package dev.baton.engine.workflow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.store.Item;
import org.junit.jupiter.api.Test;

/** What is left of a node while jobs are packed into it. */
final class PackingTest {
    private static final Item NOWHERE = Item.at(JobItems.key(1, 1)).build();

    private static ReadySlot.Demand wants(int cpus, long memory, int gpus, int nodes) {
        return new ReadySlot.Demand(NOWHERE, cpus, memory, gpus, nodes, 60, 0);
    }

    private static Packing of(int cpus, long memory, int gpus, int nodes) {
        return new Packing(new NodeOffer(cpus, memory, gpus, nodes, 60, null));
    }

    @Test
    void jobs_take_until_nothing_of_a_kind_is_left_and_not_a_bit_more() {
        Packing cpus = of(4, 100, 0, 1);
        assertTrue(cpus.take(wants(3, 1, 0, 1)));
        assertFalse(cpus.take(wants(2, 1, 0, 1)));
        assertTrue(cpus.take(wants(1, 1, 0, 1)));
        Packing memory = of(9, 100, 0, 1);
        assertTrue(memory.take(wants(1, 60, 0, 1)));
        assertFalse(memory.take(wants(1, 41, 0, 1)));
        assertTrue(memory.take(wants(1, 40, 0, 1)));
        Packing gpus = of(9, 100, 3, 1);
        assertTrue(gpus.take(wants(1, 1, 2, 1)));
        assertFalse(gpus.take(wants(1, 1, 2, 1)));
        assertTrue(gpus.take(wants(1, 1, 1, 1)));
    }

    @Test
    void nodes_count_for_jobs_that_want_several_only() {
        Packing packing = of(9, 100, 0, 4);
        assertTrue(packing.take(wants(1, 1, 0, 1)));
        assertTrue(packing.take(wants(1, 1, 0, 2)));
        assertFalse(packing.take(wants(1, 1, 0, 3)));
        assertTrue(packing.take(wants(1, 1, 0, 2)));
        assertFalse(packing.take(wants(1, 1, 0, 2)));
        assertTrue(packing.take(wants(1, 1, 0, 1)));
    }

    @Test
    void what_is_refused_takes_nothing_and_what_is_given_back_is_there_again() {
        for (int nodes : new int[] {1, 2}) {
            Packing packing = of(4, 100, 2, 2);
            ReadySlot.Demand all = wants(4, 100, 2, nodes);
            assertFalse(packing.take(wants(4, 101, 2, nodes)));
            assertTrue(packing.take(all));
            packing.giveBack(all);
            assertFalse(packing.take(wants(1, 1, 0, 3)));
            assertTrue(packing.take(wants(3, 50, 1, 2)));
            packing.giveBack(wants(3, 50, 1, 2));
            assertTrue(packing.take(all));
            assertFalse(packing.take(wants(1, 1, 0, 1)));
        }
    }

    @Test
    void a_node_is_full_without_a_cpu_not_without_memory() {
        Packing packing = of(2, 100, 0, 1);
        assertFalse(packing.full());
        packing.take(wants(1, 99, 0, 1));
        assertFalse(packing.full());
        packing.take(wants(1, 0, 0, 1));
        assertTrue(packing.full());
        Packing crowded = of(9, 100, 0, 1);
        crowded.take(wants(1, 100, 0, 1));
        assertFalse(crowded.full());
    }
}
