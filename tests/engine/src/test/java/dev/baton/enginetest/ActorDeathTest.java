package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Courier;
import dev.baton.engine.actor.Execution;
import dev.baton.engine.actor.Ran;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A process dies at each write between a message and the end of its execution, before or after it is applied. Another one goes
 * on: what was accepted ends once, and what its sender heard nothing of does so when it is sent again with its key.
 */
class ActorDeathTest {
    private static final Courier.Handover ENDED = new Courier.Ended(new Ran(0, null, "done", List.of()));

    private interface Story {
        /** What the process does that may die in it. */
        void tell(Actors actors, Actor actor);
    }

    private static void everywhere(String image, boolean stateless, String link, Story story) {
        long writes = 1;
        for (boolean applied : new boolean[] {false, true}) {
            for (long dying = 1; dying <= writes; dying++) {
                writes = Math.max(writes, once(image, stateless, link, story, dying, applied));
            }
        }
        assertTrue(writes >= 4, "a story without writes proves nothing: " + writes);
    }

    /** How many writes the whole story takes, as far as it was told. */
    private static long once(String image, boolean stateless, String link, Story story, long dying, boolean applied) {
        World world = new World();
        Echo echo = new Echo();
        echo.answer = ENDED;
        Actors before = echo.on(world.engine());
        String linked = link.isEmpty()
                ? ""
                : before.directory()
                        .create(Echo.ADMIN, Echo.settings("echo", true, "", "", null))
                        .id();
        Actor actor = before.directory().create(Echo.ADMIN, Echo.settings(image, stateless, linked, link, null));
        world.items.reset();
        DyingItemStore[] dies = new DyingItemStore[1];
        world.interpose(store -> dies[0] = new DyingItemStore(store, dying, applied));
        try {
            story.tell(echo.on(world.engine()), actor);
        } catch (DyingItemStore.Died died) {
            assertTrue(dies[0].dead());
        }
        long writes = world.items.writes() + 1;
        world.restart();
        Actors after = echo.on(world.engine());
        for (int round = 0; round < 4; round++) {
            story.tell(after, actor);
            world.pass(Duration.ofMinutes(30));
        }
        String where = image + " died at write " + dying + (applied ? " (applied)" : "");
        check(after, actor, where);
        if (!linked.isEmpty()) {
            assertEquals(
                    2, Echo.executions(after, after.directory().get(linked)).size(), where);
        }
        return writes;
    }

    private static void check(Actors actors, Actor actor, String where) {
        List<Execution> all = Echo.executions(actors, actor);
        assertEquals(2, all.size(), () -> where + ": " + all);
        Map<String, Long> ends = all.stream()
                .collect(Collectors.groupingBy(each -> each.status() + " " + each.outcome(), Collectors.counting()));
        assertEquals(Map.of("COMPLETE SUCCEEDED", 2L), ends, where);
        assertEquals(0, actors.mailbox().waiting(actor.id()), where);
        assertEquals(List.of(), actors.deadLetters().list(), where);
    }

    private static void two(Actors actors, Actor actor) {
        actors.mailbox().send(actor, Echo.letter("one", "k1"));
        actors.mailbox().send(actor, Echo.letter("x".repeat(900), "k2"));
    }

    @Test
    void of_a_function_of_this_process() {
        everywhere("echo", true, "", ActorDeathTest::two);
    }

    @Test
    void without_a_key_a_function_s_execution_is_there_whole_or_not_at_all() {
        for (boolean applied : new boolean[] {false, true}) {
            World world = new World();
            Echo echo = new Echo();
            Actor actor =
                    echo.on(world.engine()).directory().create(Echo.ADMIN, Echo.settings("echo", true, "", "", null));
            echo.on(world.engine()).mailbox().send(actor, Echo.letter("the first tells ticks to look"));
            // A new process asks once whether ticks look.
            world.interpose(store -> new DyingItemStore(store, 2, applied));
            Actors dies = echo.on(world.engine());
            assertThrows(
                    DyingItemStore.Died.class, () -> dies.mailbox().send(actor, Echo.letter("nobody was answered")));
            world.restart();
            Actors after = echo.on(world.engine());
            assertEquals(applied ? 2 : 1, Echo.executions(after, actor).size());
            after.mailbox().send(actor, Echo.letter("nobody was answered"));
            world.pass(Duration.ofMinutes(30));
            List<Execution> all = Echo.executions(after, actor);
            assertEquals(applied ? 3 : 2, all.size());
            assertTrue(all.stream().allMatch(each -> "SUCCEEDED".equals(each.outcome())), all::toString);
        }
    }

    @Test
    void of_a_stateful_one_whose_executions_take_turns() {
        everywhere("echo", false, "", ActorDeathTest::two);
    }

    @Test
    void of_an_url_that_answers() {
        everywhere("https://f.example/run", true, "", ActorDeathTest::two);
    }

    @Test
    void with_news_for_a_link_and_a_webhook() {
        everywhere("echo", true, "https://hook.example/", ActorDeathTest::two);
    }

    @Test
    void of_a_command_that_a_worker_runs() {
        everywhere("command:true", true, "", (actors, actor) -> {
            two(actors, actor);
            actors.executions()
                    .take(actor, "w", 5)
                    .forEach(call -> actors.executions()
                            .finish(actor, call.executionId(), call.attempt(), new Ran(0, null, "", List.of())));
        });
    }
}
