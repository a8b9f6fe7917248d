package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.store.ItemStore;
import org.junit.jupiter.api.Test;

/** What others are told of waits until it is sure to stay. */
final class WrittenFirstTest {
    private static final String CHAIN = """
            name: chain
            jobs:
              - {name: first, command: x}
              - {name: middle, target: "https://example.com/f", depends_on: [first]}
            """;

    private final Targets targets = new Targets();
    private final World world = new World().sending(targets.push(true));
    private UnwrittenItemStore store;

    private ItemStore between(ItemStore items) {
        store = new UnwrittenItemStore(items);
        return store;
    }

    private void first() {
        world.interpose(this::between);
        long workflow = world.armed(CHAIN);
        store.written();
        Worker worker = new Worker(world, workflow);
        worker.finish(worker.claim(1).getFirst(), 0);
        assertEquals(0, targets.count("middle"));
    }

    @Test
    void a_job_is_sent_when_its_claim_is_written() {
        first();
        store.written();
        assertEquals(1, targets.count("middle"));
    }

    @Test
    void a_job_whose_claim_is_lost_is_not_sent_and_takes_no_place() {
        for (int i = 0; i < 50; i++) {
            first();
            store.lost();
        }
        assertEquals(0, targets.count("middle"));
        first();
        store.written();
        assertEquals(1, targets.count("middle"));
    }
}
