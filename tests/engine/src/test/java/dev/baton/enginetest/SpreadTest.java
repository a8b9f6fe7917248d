package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemSize;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.storekit.ForwardingItemStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the writes of a large workflow spread over partitions, each of which takes 1000 write units a second (design, section 3). */
@Tag("wide")
final class SpreadTest {
    private static final int WIDTH = 10_000;
    private static final int WRITE_UNIT = 1024;

    private final World world = new World();
    private final Map<String, Integer> writes = new HashMap<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private int largest;
    private String largestKey;

    /** Looks at every item that is written. */
    private final class Watching extends ForwardingItemStore {
        Watching(ItemStore store) {
            super(store);
        }

        @Override
        public Outcome put(Item item, Condition condition) {
            return watched(item.key(), super.put(item, condition), item);
        }

        @Override
        public Outcome update(Key key, Update update, Condition condition) {
            Outcome outcome = super.update(key, update, condition);
            Item after = outcome instanceof Outcome.Applied(var item) ? item.orElseThrow() : null;
            return watched(key, outcome, after);
        }

        @Override
        public void putAll(Collection<Item> items) {
            super.putAll(items);
            items.forEach(item -> count(item.key(), item));
        }

        private Outcome watched(Key key, Outcome outcome, Item after) {
            count(key, after);
            return outcome;
        }

        private void count(Key key, Item after) {
            writes.merge(key.partition(), 1, Integer::sum);
            if (after == null) {
                return;
            }
            if (after.has(Item.INDEX_PARTITION)) {
                slots.merge(after.text(Item.INDEX_PARTITION), 1, Integer::sum);
            }
            if (ItemSize.bytes(after) > largest) {
                largest = ItemSize.bytes(after);
                largestKey = key.toString();
            }
        }
    }

    @Test
    void a_workflow_of_20_000_jobs_leaves_no_partition_more_than_its_share_and_no_item_over_a_write_unit() {
        String first = IntStream.range(0, WIDTH)
                .mapToObj(i -> "  - {name: prepare_sample_number_" + i + ", command: 'prepare --sample " + i + "'}\n")
                .collect(Collectors.joining());
        String second = IntStream.range(0, WIDTH)
                .mapToObj(i -> "  - {name: analyse_sample_number_" + i + ", command: 'analyse --sample " + i
                        + "', depends_on: [prepare_sample_number_" + i + "]}\n")
                .collect(Collectors.joining());
        long workflow = world.armed("name: wide\njobs:\n" + first + second);
        world.interpose(Watching::new);
        runAll(workflow);

        int all = writes.values().stream().mapToInt(Integer::intValue).sum();
        int busiest = writes.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertTrue(busiest <= all / 16, busiest + " of " + all + " writes went to one partition");
        int listed = slots.values().stream().mapToInt(Integer::intValue).sum();
        int fullest = slots.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertTrue(fullest <= 0.3 * listed, fullest + " of " + listed + " index slots stood in one partition");
        assertTrue(largest <= WRITE_UNIT, largestKey + " took " + largest + " bytes");
    }

    private void runAll(long workflow) {
        Worker worker = new Worker(world, workflow);
        int finished = 0;
        List<Assignment> next = worker.claim(200);
        while (!next.isEmpty()) {
            for (Assignment job : next) {
                worker.finish(job, 0);
                finished++;
            }
            next = worker.claim(new ClaimRequest(200, Worker.ROOMY, true, null, false));
        }
        assertEquals(2 * WIDTH, finished);
        assertTrue(world.complete(workflow));
    }
}
