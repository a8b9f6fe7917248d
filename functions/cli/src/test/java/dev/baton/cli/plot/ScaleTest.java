package dev.baton.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void marks_are_round_and_hold_the_value() {
        assertEquals(
                List.of(0.0, 20.0, 40.0, 60.0, 80.0, 100.0),
                Scale.holding(97, false).marks());
        assertEquals(
                List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0), Scale.holding(5, false).marks());
        for (double most = 0.001; most < 1e13; most *= 1.7) {
            Scale scale = Scale.holding(most, most > 1e6);
            assertTrue(scale.top() >= most * (1 - 1e-9), scale::toString);
            assertTrue(scale.marks().size() >= 3 && scale.marks().size() <= 8, scale::toString);
        }
    }

    @Test
    void bytes_have_marks_in_their_own_units() {
        assertEquals(50.0 * (1 << 20), Scale.holding(180.0 * (1 << 20), true).step());
        assertEquals(200.0 * (1 << 20), Scale.holding(1000.0 * (1 << 20), true).step());
    }

    @Test
    void times_read_as_people_say_them() {
        assertEquals(
                List.of("0 s", "0.5 s", "90 s", "2:00 min", "61:01 min", "2:05 h"),
                List.of(0.0, 0.5, 90.0, 120.0, 3661.0, 7500.0).stream()
                        .map(Panel::time)
                        .toList());
    }
}
