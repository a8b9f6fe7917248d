package dev.baton.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A failing seed can be replayed. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class SeedsTest {
    private final String given = System.getProperty("baton.seed");

    @BeforeEach
    void clear() {
        System.clearProperty("baton.seed");
    }

    @AfterEach
    void restore() {
        clear();
        if (given != null) {
            System.setProperty("baton.seed", given);
        }
    }

    private static List<Integer> drawn(int seeds) {
        List<Integer> drawn = new ArrayList<>();
        Seeds.each(seeds, random -> drawn.add(random.nextInt()));
        return drawn;
    }

    @Test
    void one_seed_gives_the_same_again() {
        List<Integer> all = drawn(5);
        assertEquals(all, drawn(5));
        System.setProperty("baton.seed", "3");
        assertEquals(List.of(all.get(2)), drawn(5));
    }

    @Test
    void a_failure_tells_the_seed_and_how_to_replay_it() {
        List<Integer> all = drawn(9);
        AssertionError failure = assertThrows(
                AssertionError.class,
                () -> Seeds.each(9, random -> assertTrue(random.nextInt() != all.getLast(), "the last")));
        String message = failure.getMessage();
        assertTrue(message.startsWith("seed "), message);
        assertTrue(message.contains("-Dbaton.seed=") && message.contains("the last"), message);
    }
}
