package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Random operations have the same outcomes as in memory, and leave the same items. */
public interface ModelClaims extends StoreUnderTest {
    /** How many operations a seed runs; a slow backend may do with fewer. */
    default int operations() {
        return 400;
    }

    @Test
    default void random_operations_do_the_same_as_in_memory() {
        InMemoryItemStore model = new InMemoryItemStore(clock());
        for (long seed = 1; seed <= 3; seed++) {
            RandomOperations random = new RandomOperations(new Random(seed), clock());
            for (int i = 0; i < operations(); i++) {
                Function<ItemStore, Object> operation = random.next();
                String where = "seed " + seed + ", operation " + i + ": " + operation;
                assertEquals(outcome(operation, model), outcome(operation, store()), where);
            }
            for (Query query : RandomOperations.EVERYTHING) {
                List<Item> expected = new ArrayList<>();
                model.each(query, expected::add);
                assertEquals(expected, all(query), "seed " + seed + ": " + query);
            }
        }
    }

    private static Object outcome(Function<ItemStore, Object> operation, ItemStore store) {
        try {
            return operation.apply(store);
        } catch (IllegalArgumentException e) {
            return e.getClass();
        }
    }
}
