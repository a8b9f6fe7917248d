package dev.baton.engine.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.node.Resources;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.Item;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ready jobs in one order, from several partitions, page by page. */
final class ReadyQueueTest {
    private final InMemoryItemStore items = new InMemoryItemStore(Clock.systemUTC());

    /** Numbers of the jobs by their ranks, of as many jobs with random priorities, some with GPUs. */
    private List<Long> listed(int jobs, int shards) {
        Random random = new Random(jobs);
        List<ReadySlot> slots = new ArrayList<>();
        for (long number = 1; number <= jobs; number++) {
            Resources resources = new Resources(1, random.nextInt(2), 1, "1g", "PT1M");
            ReadySlot slot =
                    ReadySlot.of(5, number, random.nextInt(5), resources, 0, SortMethod.GPUS_RUNTIME_MEMORY, shards);
            slots.add(slot);
            Item item = slot.write(Item.at(JobItems.key(5, number)))
                    .with(Item.INDEX_PARTITION, slot.partition())
                    .with(Item.INDEX_SORT, slot.rank())
                    .build();
            items.put(item, Condition.ANY);
        }
        return slots.stream()
                .sorted(Comparator.comparing(ReadySlot::rank))
                .map(slot -> slots.indexOf(slot) + 1L)
                .toList();
    }

    private ReadyQueue queue(int cpuShards, int gpuShards, int page) {
        Item workflow = Item.at(WorkflowItems.key(5))
                .with(WorkflowAttributes.CPU_SHARDS, cpuShards)
                .with(WorkflowAttributes.GPU_SHARDS, gpuShards)
                .build();
        return new ReadyQueue(items, 5, workflow, page);
    }

    private static List<Long> drained(ReadyQueue queue) {
        List<Long> found = new ArrayList<>();
        while (queue.hasNext()) {
            found.add(Keys.number(queue.next().key()));
        }
        assertThrows(NoSuchElementException.class, queue::next);
        return found;
    }

    @Test
    void all_partitions_make_one_order_at_any_size_of_page() {
        List<Long> byRank = listed(50, 4);
        for (int page : new int[] {1, 2, 7, 100}) {
            assertEquals(byRank, drained(queue(4, 4, page)), "pages of " + page);
        }
    }

    @Test
    void a_queue_without_jobs_or_without_partitions_is_empty() {
        assertFalse(queue(4, 4, 10).hasNext());
        listed(10, 1);
        assertFalse(queue(0, 0, 10).hasNext());
        assertThrows(NoSuchElementException.class, () -> queue(0, 0, 10).next());
    }
}
