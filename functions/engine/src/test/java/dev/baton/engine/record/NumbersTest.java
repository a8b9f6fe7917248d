package dev.baton.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.Key;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class NumbersTest {
    private final InMemoryItemStore items = new InMemoryItemStore(Clock.systemUTC());

    private void workflow(long id, Map<Kind, Long> used) {
        items.put(Numbers.counter(id, used), Condition.ANY);
    }

    @Test
    void two_processes_never_give_the_same_number() {
        workflow(1, Map.of(Kind.JOB, 10L));
        Numbers one = new Numbers(items);
        Numbers other = new Numbers(items);
        Set<Long> given = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertTrue(given.add(one.one(1, Kind.JOB)));
            assertTrue(given.add(other.one(1, Kind.JOB)));
            if (i % 100 == 0) {
                long first = one.many(1, Kind.JOB, 7);
                for (long number = first; number < first + 7; number++) {
                    assertTrue(given.add(number));
                }
            }
        }
        assertTrue(given.stream().allMatch(number -> number > 10));
    }

    @Test
    void kinds_and_workflows_count_apart() {
        workflow(1, Map.of());
        workflow(2, Map.of());
        Numbers numbers = new Numbers(items);
        assertEquals(1, numbers.one(1, Kind.JOB));
        assertEquals(1, numbers.one(1, Kind.FILE));
        assertEquals(1, numbers.one(2, Kind.JOB));
        assertThrows(NotFoundException.class, () -> numbers.one(3, Kind.JOB));
    }

    @Test
    void numbers_end_at_22_bits() {
        workflow(1, Map.of(Kind.JOB, Ids.MAX_NUMBER - 1));
        Numbers numbers = new Numbers(items);
        assertEquals(Ids.MAX_NUMBER, numbers.one(1, Kind.JOB));
        assertThrows(RefusedException.class, () -> numbers.one(1, Kind.JOB));
    }

    @Test
    void single_numbers_come_from_ever_larger_blocks_up_to_256() {
        workflow(1, Map.of());
        Numbers numbers = new Numbers(items);
        Set<Long> reserved = new TreeSet<>();
        for (long expected = 1; expected <= 1000; expected++) {
            assertEquals(expected, numbers.one(1, Kind.JOB));
            reserved.add(numbers.highest(1, Kind.JOB));
        }
        assertEquals(Set.of(1L, 3L, 7L, 15L, 31L, 63L, 127L, 255L, 511L, 767L, 1023L), reserved);
    }

    @Test
    void many_numbers_are_consecutive_and_beside_every_block() {
        workflow(1, Map.of(Kind.FILE, 4L));
        Numbers numbers = new Numbers(items);
        assertEquals(5, numbers.one(1, Kind.FILE));
        assertEquals(6, numbers.one(1, Kind.FILE));
        assertEquals(8, numbers.many(1, Kind.FILE, 100));
        assertEquals(7, numbers.one(1, Kind.FILE));
        assertEquals(108, numbers.one(1, Kind.FILE));
        assertThrows(NotFoundException.class, () -> numbers.many(2, Kind.FILE, 1));
    }

    @Test
    void the_highest_number_is_known_to_all() {
        workflow(1, Map.of(Kind.JOB, 3L));
        Numbers numbers = new Numbers(items);
        numbers.many(1, Kind.EVENT, 40);
        Numbers other = new Numbers(items);
        assertEquals(3, other.highest(1, Kind.JOB));
        assertEquals(40, other.highest(1, Kind.EVENT));
        assertEquals(0, other.highest(1, Kind.FILE));
        assertEquals(40, other.highestOfAll(1));
        assertEquals(0, other.highestOfAll(2));
    }

    @Test
    void what_was_reserved_of_a_removed_workflow_is_never_given_to_another() {
        workflow(1, Map.of());
        Numbers numbers = new Numbers(items);
        for (int i = 0; i < 5; i++) {
            numbers.one(1, Kind.JOB);
        }
        items.delete(new Key(Keys.root(1), "#"), Condition.EXISTS);
        numbers.forget(1);
        assertThrows(NotFoundException.class, () -> numbers.one(1, Kind.JOB));
    }

    @Test
    void threads_never_get_the_same_number() throws Exception {
        workflow(1, Map.of());
        Numbers numbers = new Numbers(items);
        Set<Long> given = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> takers = new ArrayList<>();
            for (int taker = 0; taker < 4; taker++) {
                takers.add(() -> {
                    int fresh = 0;
                    for (int i = 0; i < 500; i++) {
                        fresh += given.add(numbers.one(1, Kind.JOB)) ? 1 : 0;
                    }
                    return fresh;
                });
            }
            for (Future<Integer> fresh : threads.invokeAll(takers)) {
                assertEquals(500, fresh.get());
            }
        }
    }
}
