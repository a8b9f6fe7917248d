package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.node.Resources;
import org.junit.jupiter.api.Test;

/** A room that a workflow's jobs share with others. */
class BesideTest {
    private final Beside beside = new Beside(2);
    private final Room room =
            new Room(RunnerOptions.forMachine(new Capacity(2, 8L << 30, 0)).withBeside(beside));

    @Test
    void what_others_have_is_not_free() {
        assertEquals(2, room.limit());
        beside.change(1);
        assertEquals(1, room.limit());
        assertEquals(1, room.free().cpus());
        beside.change(-1);
        assertEquals(2, room.free().cpus());
    }

    @Test
    void others_see_what_the_jobs_have() {
        room.take(Resources.DEFAULT);
        assertEquals(1, beside.free());
        room.release(Resources.DEFAULT);
        assertEquals(2, beside.free());
    }

    @Test
    void one_job_may_always_run_whatever_others_have() {
        beside.change(5);
        assertTrue(room.open());
        assertEquals(1, room.limit());
        room.take(Resources.DEFAULT);
        assertFalse(room.open());
    }
}
