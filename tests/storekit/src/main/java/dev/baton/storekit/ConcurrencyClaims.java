package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Writers of one item from many threads: none is lost, and of those that exclude each other one wins. */
public interface ConcurrencyClaims extends StoreUnderTest {
    int THREADS = 8;

    @Test
    default void of_many_that_create_an_item_exactly_one_wins() {
        for (int round = 0; round < 20; round++) {
            Key key = new Key("race", "r" + round);
            List<Outcome> outcomes = Threads.run(
                    THREADS,
                    thread -> store().put(Item.at(key).with("by", thread).build(), Condition.ABSENT));
            assertEquals(1, outcomes.stream().filter(Outcome::applied).count());
            Optional<Item> winner = store().get(key);
            outcomes.forEach(outcome -> assertEquals(winner, seen(outcome)));
        }
    }

    private static Optional<Item> seen(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied(Optional<Item> item) -> item;
            case Outcome.Refused(Optional<Item> now) -> now;
        };
    }

    @Test
    default void of_many_that_claim_an_item_exactly_one_wins() {
        for (int round = 0; round < 20; round++) {
            given(Item.at(KEY).with("status", "ready"));
            List<Outcome> outcomes = Threads.run(
                    THREADS,
                    thread -> store().update(
                                    KEY,
                                    Update.change()
                                            .set("status", "pending")
                                            .set("by", thread)
                                            .build(),
                                    Condition.is("status", "ready")));
            assertEquals(1, outcomes.stream().filter(Outcome::applied).count());
        }
    }

    @Test
    default void increments_add_up_and_each_sees_a_value_of_its_own() {
        given(Item.at(KEY));
        int each = 25;
        List<List<Long>> seen = Threads.run(
                THREADS,
                thread -> LongStream.range(0, each)
                        .map(i -> ((Outcome.Applied) store().update(
                                                KEY, Update.change().add("n", 1).build(), Condition.EXISTS))
                                .item()
                                .orElseThrow()
                                .number("n", 0))
                        .boxed()
                        .toList());
        Set<Long> values = new HashSet<>();
        seen.forEach(values::addAll);
        assertEquals(THREADS * each, values.size());
        assertEquals(THREADS * each, store().get(KEY).orElseThrow().number("n", 0));
    }

    @Test
    default void the_last_of_many_arrivals_and_only_it_sees_the_empty_set() {
        long[] numbers = LongStream.range(0, 40).toArray();
        given(Item.at(KEY).with("waits", LongSet.of(numbers)));
        List<Long> emptied = Threads.run(
                THREADS,
                thread -> IntStream.range(0, numbers.length)
                        .filter(i -> i % THREADS == thread)
                        .mapToObj(i -> store().update(
                                        KEY,
                                        Update.change()
                                                .removeFromSet("waits", LongSet.of(numbers[i]))
                                                .build(),
                                        Condition.EXISTS))
                        .filter(outcome -> !seen(outcome).orElseThrow().has("waits"))
                        .count());
        assertEquals(1, emptied.stream().mapToLong(Long::longValue).sum());
    }

    @Test
    default void a_writer_reads_its_own_writes_while_others_write() {
        List<Boolean> read = Threads.run(
                THREADS,
                thread -> IntStream.range(0, 20).allMatch(i -> {
                    Item item = Item.at(new Key("own-" + thread, "k" + i))
                            .with("n", i)
                            .build();
                    store().put(item, Condition.ANY);
                    return store().get(item.key()).equals(Optional.of(item))
                            && store().query(Query.partition("own-" + thread))
                                            .items()
                                            .size()
                                    == i + 1;
                }));
        assertTrue(read.stream().allMatch(own -> own));
    }

    @Test
    default void an_error_of_one_writer_does_not_reach_the_others() {
        given(Item.at(KEY).with("text", "t"));
        List<Integer> applied = Threads.run(THREADS, thread -> {
            int count = 0;
            for (int i = 0; i < 20; i++) {
                boolean misfit = thread == 0;
                try {
                    Update update =
                            Update.change().add(misfit ? "text" : "n", 1).build();
                    count += store().update(KEY, update, Condition.ANY).applied() ? 1 : 0;
                } catch (IllegalArgumentException expected) {
                    assertTrue(misfit);
                }
            }
            return count;
        });
        assertEquals(
                20 * (THREADS - 1), applied.stream().mapToInt(Integer::intValue).sum());
        assertEquals(20 * (THREADS - 1), store().get(KEY).orElseThrow().number("n", 0));
    }
}
