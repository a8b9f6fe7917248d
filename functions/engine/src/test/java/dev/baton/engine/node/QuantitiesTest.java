package dev.baton.engine.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @Test
    void memory_is_bounded_by_what_a_long_holds() {
        assertEquals(0, Memory.bytes("0"));
        assertEquals(3L << 40, Memory.bytes(" 3T "));
        assertEquals(5L << 20, Memory.bytes("5m"));
        assertEquals(999_999_999_999_999_999L, Memory.bytes("999999999999999999"));
        assertEquals(8_388_607L << 40, Memory.bytes("8388607t"), "the most that fits");
        assertEquals(Long.MAX_VALUE, Memory.bytes("9223372036854775807"));
        assertEquals(Memory.bytes("8388607t"), Memory.bytes("" + Memory.bytes("8388607t")));
        for (String wrong : List.of(
                "8388608t", "9223372036854775808", "00000000000000000001", "1p", "0x10", "1 g", "\u0661g", "k1")) {
            assertThrows(IllegalArgumentException.class, () -> Memory.bytes(wrong), wrong);
        }
        assertThrows(IllegalArgumentException.class, () -> Memory.bytes(null));
    }

    @Test
    void durations_are_bounded_and_never_overflow() {
        assertEquals(0, IsoDuration.seconds("PT0S"));
        assertEquals(0, IsoDuration.seconds("PT0,999S"));
        assertEquals(999_999_999L * 31_557_600, IsoDuration.seconds("P999999999Y"));
        assertEquals(999_999_999_999L, IsoDuration.seconds(" PT999999999999S "));
        assertTrue(
                IsoDuration.seconds("P999999999Y999999999M999999999W999999999DT999999999H999999999M999999999999S") > 0);
        String longest = "P999999999Y999999999M999999999W999999999DT999999999H999999999M";
        assertEquals(IsoDuration.seconds(longest), IsoDuration.seconds("PT" + IsoDuration.seconds(longest) + "S"));
        for (String wrong : List.of(
                "P1000000000Y", "PT100000000000000000S", "P1DT", "P1S", "PT1D", "P1.5D", "PT.5S", "-P1D", "P1D2Y")) {
            assertThrows(IllegalArgumentException.class, () -> IsoDuration.seconds(wrong), wrong);
        }
        assertThrows(IllegalArgumentException.class, () -> IsoDuration.seconds(null));
    }

    @Test
    void what_is_wrong_with_a_quantity_is_quoted() {
        String memory = assertThrows(IllegalArgumentException.class, () -> Memory.bytes("1.5g"))
                .getMessage();
        assertTrue(memory.contains("'1.5g'") && memory.contains("16g"), memory);
        String duration = assertThrows(IllegalArgumentException.class, () -> IsoDuration.seconds("1h"))
                .getMessage();
        assertTrue(duration.contains("'1h'") && duration.contains("PT30M"), duration);
    }
}
