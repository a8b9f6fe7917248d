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
}
