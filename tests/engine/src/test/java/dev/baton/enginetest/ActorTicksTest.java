package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.Ticked;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.ExecutionStatus;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ticks cost and find. */
class ActorTicksTest {
    private final World world = new World();
    private final Echo echo = new Echo();
    private final Actors actors = echo.on(world.engine());

    @BeforeEach
    void between_two_rounds() {
        world.clock.advance(Duration.ofMinutes(10));
    }

    private Actor actor(String image, String cron) {
        return actors.directory().create(Echo.ADMIN, Echo.settings(image, true, "", "", cron));
    }

    private long readsOfATick() {
        world.items.reset();
        actors.tick();
        assertEquals(0, world.items.writes());
        return world.items.reads();
    }

    @Test
    void an_idle_tick_reads_one_item() {
        actors.tick();
        assertEquals(1, readsOfATick());
        Actor actor = actor("echo", null);
        actors.mailbox().send(actor, Echo.letter("m"));
        actors.tick();
        assertTrue(readsOfATick() > 16, "something may be due for a while");
        world.pass(Duration.ofHours(1));
        assertEquals(1, readsOfATick());
    }

    @Test
    void where_there_are_schedules_an_idle_tick_looks_at_them_besides() {
        actors.tick();
        Actor actor = actor("echo", "now + 1 day");
        world.pass(Duration.ofHours(3));
        assertEquals(1, echo.calls.size());
        assertEquals(2, readsOfATick());
        world.pass(Duration.ofDays(2));
        assertEquals(3, Echo.executions(actors, actor).size());
    }

    @Test
    void what_comes_due_after_a_rest_is_found_by_every_process() {
        Actor actor = actor("echo", null);
        world.pass(Duration.ofHours(2));
        assertEquals(1, readsOfATick());
        Actors other = echo.on(world.other());
        for (int i = 0; i < 30; i++) {
            echo.failures = 1;
            String id = other.mailbox().send(actor, Echo.letter("m" + i)).executionId();
            world.pass(Duration.ofMinutes(1 + 17L * (i % 7)));
            assertEquals(
                    ExecutionStatus.COMPLETE,
                    actors.executions().get(actor.id(), id).status());
        }
    }

    @Test
    void a_process_that_stood_still_for_long_is_found_out_within_six_hours() {
        Actor actor = actor("command:true", null);
        world.meanwhile("17", () -> {
            world.clock.advance(Duration.ofHours(5));
            actors.tick();
            assertEquals(1, readsOfATick());
        });
        echo.on(world.engine()).mailbox().send(actor, Echo.letter("m"));
        assertEquals(0, actors.tick(() -> true).done());
        world.clock.set(World.START.plus(Duration.ofHours(6)));
        assertEquals(1, actors.tick(() -> true).done());
    }

    @Test
    void a_tick_tells_what_it_looked_after_and_whether_something_is_left() {
        Actor actor = actor("command:true", null);
        for (int i = 0; i < 3; i++) {
            actors.mailbox().send(actor, Echo.letter("m"));
        }
        world.clock.advance(Duration.ofMinutes(2));
        assertEquals(new Ticked(0, true), actors.tick(() -> false));
        assertEquals(new Ticked(3, false), world.engine().tick(() -> true));
        assertEquals(Ticked.NOTHING, world.engine().tick(() -> true));
    }
}
