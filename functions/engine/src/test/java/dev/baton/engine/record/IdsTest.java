package dev.baton.engine.record;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.NotFoundException;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class IdsTest {
    private static final long LARGEST = Ids.of(Ids.MAX_WORKFLOW, Ids.MAX_NUMBER);

    @Test
    void an_id_tells_its_workflow_and_number() {
        assertEquals(4_194_305, Ids.of(1, 1));
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            long workflow = random.nextLong(1, Ids.MAX_WORKFLOW + 1);
            long number = random.nextLong(1, Ids.MAX_NUMBER + 1);
            long id = Ids.of(workflow, number);
            assertEquals(workflow, Ids.workflow(id));
            assertEquals(number, Ids.number(id));
        }
    }

    @Test
    void the_largest_id_leaves_a_bit_below_2_to_the_53_for_further_results() {
        assertEquals(Ids.MAX_WORKFLOW, Ids.workflow(LARGEST));
        assertEquals(Ids.MAX_NUMBER, Ids.number(LARGEST));
        assertTrue(LARGEST < 1L << 52);
    }

    @Test
    void what_cannot_be_an_id_names_no_record() {
        assertDoesNotThrow(() -> Ids.check("job", Ids.of(1, 1)));
        assertDoesNotThrow(() -> Ids.check("job", LARGEST));
        long[] wrong = {
            0, -1, Long.MIN_VALUE, 1, Ids.MAX_NUMBER, Ids.of(1, 0), Ids.of(Ids.MAX_WORKFLOW + 1, 1), Long.MAX_VALUE
        };
        for (long id : wrong) {
            assertThrows(NotFoundException.class, () -> Ids.check("job", id), () -> "id " + id);
        }
        NotFoundException named = assertThrows(NotFoundException.class, () -> Ids.check("file", 7));
        assertTrue(named.getMessage().contains("file") && named.getMessage().contains("7"), named.getMessage());
    }
}
