package dev.baton.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class KeysTest {
    private static final long[] EDGES = {1, 511, 512, 513, 16_383, 16_384, 16_385, Ids.MAX_NUMBER};

    private static long partitionsUpTo(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> Keys.partition(3, number))
                .distinct()
                .count();
    }

    @Test
    void partitions_come_in_three_levels() {
        assertEquals(1, partitionsUpTo(1, 511));
        assertEquals(16, partitionsUpTo(512, 16_383));
        assertEquals(256, partitionsUpTo(16_384, 40_000));
        assertEquals(Keys.root(3), Keys.partition(3, 511));
        assertNotEquals(Keys.root(3), Keys.partition(3, 512));
    }

    @Test
    void neighbours_stand_apart_where_many_run_together() {
        assertEquals(16, partitionsUpTo(1000, 1015));
        assertEquals(256, partitionsUpTo(20_000, 20_255));
    }

    @Test
    void the_partitions_up_to_a_number_are_those_of_all_numbers_up_to_it() {
        for (long highest : new long[] {0, 1, 511, 512, 600, 16_383, 16_384, 17_000}) {
            List<String> listed = Keys.partitions(3, highest);
            Set<String> needed = LongStream.rangeClosed(0, highest)
                    .mapToObj(number -> Keys.partition(3, number))
                    .collect(Collectors.toSet());
            assertEquals(new HashSet<>(listed).size(), listed.size(), "a partition twice, up to " + highest);
            assertTrue(listed.containsAll(needed), "up to " + highest);
        }
        assertEquals(1, Keys.partitions(3, 511).size());
        assertEquals(17, Keys.partitions(3, 16_383).size());
        assertEquals(273, Keys.partitions(3, 16_384).size());
    }

    @Test
    void a_key_tells_its_number_and_sorts_by_it() {
        String before = "";
        for (long number : EDGES) {
            Key key = Keys.of(3, "j", number);
            assertEquals(number, Keys.number(key));
            assertEquals(number, Keys.number(new Key(key.partition(), key.sort() + "/more")));
            assertTrue(before.compareTo(key.sort()) < 0, before + " before " + key.sort());
            before = key.sort();
        }
    }

    @Test
    void a_latch_has_the_key_of_its_number_without_the_sign() {
        assertEquals(Keys.busy(3, "l", 700), Keys.busy(3, "l", -700));
    }

    @Test
    void what_is_written_often_spreads_early_and_within_the_reach_that_is_told() {
        assertEquals("w/3", Keys.busy(3, "l", 7).partition());
        assertEquals("w/3/a8", Keys.busy(3, "l", 8).partition());
        assertEquals("w/3/b0", Keys.busy(3, "l", 256).partition());
        for (long highest : new long[] {1, 7, 8, 255, 256, 5000}) {
            List<String> reached = Keys.partitions(3, Keys.reachOfBusy(highest));
            for (long number = 1; number <= highest; number++) {
                assertTrue(reached.contains(Keys.busy(3, "l", number).partition()), number + " of " + highest);
            }
        }
    }
}
