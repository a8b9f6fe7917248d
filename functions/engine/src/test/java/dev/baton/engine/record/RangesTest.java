package dev.baton.engine.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RangesTest {
    @Test
    void neighbours_are_one_run_and_negative_numbers_have_a_tilde() {
        assertEquals("~7,2-5,9", Ranges.format(9, 2, 3, -7, 4, 5, 3));
        assertEquals("~3-~1", Ranges.format(-1, -2, -3));
        assertNull(Ranges.format());
        assertArrayEquals(new long[0], Ranges.parse(null));
    }

    @Test
    void what_is_written_is_read_back() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            long[] numbers = random.longs(1 + random.nextInt(300), -200, 400).toArray();
            assertArrayEquals(
                    LongStream.of(numbers).distinct().sorted().toArray(),
                    Ranges.parse(Ranges.format(numbers)),
                    "seed " + seed);
        }
    }

    @Test
    void a_run_costs_the_same_however_long_it_is() {
        long[] million = LongStream.rangeClosed(1, 1_000_000).toArray();
        assertEquals("1-1000000", Ranges.format(million));
        assertArrayEquals(million, Ranges.parse("1-1000000"));
    }

    @Test
    void a_run_may_cross_zero_and_pairs_are_runs() {
        assertEquals("~2-1", Ranges.format(-2, -1, 0, 1));
        assertArrayEquals(new long[] {-2, -1, 0, 1}, Ranges.parse("~2-1"));
        assertEquals("~5,1-2,4", Ranges.format(1, 2, 4, -5));
        assertArrayEquals(new long[] {-5, 1, 2, 4}, Ranges.parse("~5,1-2,4"));
    }

    @Test
    void the_numbers_given_stay_in_their_order() {
        long[] given = {3, 1, 2};
        Ranges.format(given);
        assertArrayEquals(new long[] {3, 1, 2}, given);
    }
}
