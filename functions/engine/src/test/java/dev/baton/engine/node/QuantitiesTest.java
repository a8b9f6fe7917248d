package dev.baton.engine.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Memory and durations as text. */
final class QuantitiesTest {
    @Test
    void memory_is_digits_and_a_letter() {
        assertEquals(1, Memory.bytes("1"));
        assertEquals(2048, Memory.bytes("2K"));
        assertEquals(16L << 30, Memory.bytes("16g"));
        for (String wrong : List.of("", "g", "1.5g", "1gb", "-1", "99999999999999999t")) {
            assertThrows(IllegalArgumentException.class, () -> Memory.bytes(wrong), wrong);
        }
    }

    @Test
    void durations_are_iso_8601() {
        assertEquals(60, IsoDuration.seconds("P0DT1M"));
        assertEquals(93_784, IsoDuration.seconds("P1DT2H3M4.9S"));
        assertEquals(604_800, IsoDuration.seconds("p1w"));
        assertEquals(31_557_600 + 2_629_800, IsoDuration.seconds("P1Y1M"));
        for (String wrong : List.of("", "P", "PT", "1h", "PT-1M", "P1H")) {
            assertThrows(IllegalArgumentException.class, () -> IsoDuration.seconds(wrong), wrong);
        }
    }
}
