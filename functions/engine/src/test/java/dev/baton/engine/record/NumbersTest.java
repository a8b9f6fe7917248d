package dev.baton.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.InMemoryItemStore;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
}
