package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.engine.ConflictException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;
import dev.baton.engine.access.NonceDraft;
import dev.baton.engine.access.Nonces;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.Actors;
import dev.baton.engine.actor.Call;
import dev.baton.engine.actor.Caller;
import dev.baton.engine.actor.Courier;
import dev.baton.engine.actor.Execution;
import dev.baton.engine.actor.ExecutionStatus;
import dev.baton.engine.actor.Ran;
import dev.baton.engine.store.Item;
import dev.baton.storekit.CountingItemStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActorsTest {
    private final World world = new World();
    private final Echo echo = new Echo();
    private final Actors actors = echo.on(world.engine());

    private Actor actor(String image, boolean stateless) {
        return actors.directory().create(Echo.ADMIN, Echo.settings(image, stateless, "", "", null));
    }

    private Execution only(Actor actor) {
        return Echo.executions(actors, actor).getFirst();
    }

    @Test
    void a_function_of_this_process_has_run_when_its_message_is_accepted() {
        Actor actor = actor("echo", true);
        String id = actors.mailbox().send(actor, Echo.letter("hello")).executionId();
        Execution execution = actors.executions().get(actor.id(), id);
        assertEquals(ExecutionStatus.COMPLETE, execution.status());
        assertEquals("SUCCEEDED", execution.outcome());
        assertEquals("hello", actors.executions().log(actor.id(), id));
        assertEquals(Optional.of("r1"), actors.executions().nextResult(actor.id(), id));
        assertEquals(Optional.of("r2"), actors.executions().nextResult(actor.id(), id));
        assertEquals(Optional.empty(), actors.executions().nextResult(actor.id(), id));
        assertEquals("u1", echo.calls.getFirst().context().get("uuid"));
        assertEquals(id, echo.calls.getFirst().context().get("_abaco_execution_id"));
    }

    @Test
    void a_run_that_ends_badly_is_complete_all_the_same() {
        Actor actor = actor("echo", true);
        actors.mailbox().send(actor, Echo.letter("fail"));
        assertEquals(ExecutionStatus.COMPLETE, only(actor).status());
        assertEquals("FAILED", only(actor).outcome());
        assertEquals(3, only(actor).exitCode());
    }

    @Test
    void poison_ends_as_a_dead_letter_which_can_be_sent_again() {
        Actor actor = actor("echo", true);
        echo.failures = 3;
        String id = actors.mailbox().send(actor, Echo.letter("hello")).executionId();
        assertEquals(ExecutionStatus.SUBMITTED, only(actor).status());
        assertEquals(1, actors.mailbox().waiting(actor.id()));
        world.pass(Duration.ofMinutes(5));
        assertEquals(ExecutionStatus.ERROR, only(actor).status());
        assertEquals(3, echo.calls.size());
        assertEquals(0, actors.mailbox().waiting(actor.id()));
        assertEquals(id, actors.deadLetters().list().getFirst().executionId());
        assertFalse(actors.deadLetters().list().toString().contains("a secret"));
        Execution again = actors.executions().get(actor.id(), actors.redrive(id).executionId());
        assertEquals(ExecutionStatus.COMPLETE, again.status());
        assertEquals(List.of(), actors.deadLetters().list());
    }

    @Test
    void a_letter_with_a_key_is_one_execution_for_a_day() {
        Actor actor = actor("echo", true);
        String first = actors.mailbox().send(actor, Echo.letter("a", "k")).executionId();
        assertEquals(first, actors.mailbox().send(actor, Echo.letter("a", "k")).executionId());
        assertThrows(ConflictException.class, () -> actors.mailbox().send(actor, Echo.letter("b", "k")));
        assertEquals(1, echo.calls.size());
        world.clock.set(World.START.plus(Duration.ofHours(25)));
        assertFalse(actors.mailbox().send(actor, Echo.letter("a", "k")).repeated());
    }

    @Test
    void executions_of_a_stateful_actor_take_turns_in_the_order_of_their_messages() {
        Actor actor = actor("https://f.example/", false);
        for (String message : List.of("1", "2", "3")) {
            actors.mailbox().send(actor, Echo.letter(message));
            world.clock.set(world.clock.instant().plusMillis(1));
        }
        assertEquals(1, echo.calls.size());
        assertEquals(2, actors.mailbox().waiting(actor.id()));
        for (int i = 0; i < 3; i++) {
            Call call = echo.calls.get(i);
            actors.executions().finish(actor, call.executionId(), call.attempt(), Ran.of(0, null, List.of()));
        }
        assertEquals(
                List.of("1", "2", "3"), echo.calls.stream().map(Call::message).toList());
    }

    @Test
    void a_run_elsewhere_is_ended_once_by_its_own_attempt_alone() {
        Actor actor = actor("arn:aws:lambda:eu-west-1:123456789012:function:f", true);
        actors.mailbox().send(actor, Echo.letter("m"));
        Call first = echo.calls.getFirst();
        String token = first.context().get("_baton_execution_token");
        assertTrue(actors.executions().accepts(actor.id(), first.executionId(), 1, token));
        assertFalse(actors.executions().accepts(actor.id(), first.executionId(), 2, token));
        world.pass(Duration.ofMinutes(20));
        assertEquals(2, echo.calls.size());
        Ran ran = Ran.of(0, null, List.of("late"));
        assertThrows(ConflictException.class, () -> actors.executions().finish(actor, first.executionId(), 1, ran));
        actors.executions().finish(actor, first.executionId(), 2, ran);
        assertThrows(ConflictException.class, () -> actors.executions().finish(actor, first.executionId(), 2, ran));
    }

    @Test
    void what_nobody_ends_ends_as_timed_out() {
        Actor actor = actor("arn:aws:lambda:eu-west-1:123456789012:function:f", true);
        actors.mailbox().send(actor, Echo.letter("m"));
        world.pass(Duration.ofHours(2));
        assertEquals(ExecutionStatus.ERROR, only(actor).status());
        assertEquals("TIMED_OUT", only(actor).outcome());
        assertEquals(3, echo.calls.size());
    }

    @Test
    void waiting_messages_can_be_purged_and_cancelled() {
        Actor actor = actor("command:true", true);
        String first = actors.mailbox().send(actor, Echo.letter("1")).executionId();
        String second = actors.mailbox().send(actor, Echo.letter("2")).executionId();
        actors.executions().cancel(actor, first);
        assertThrows(RefusedException.class, () -> actors.executions().cancel(actor, first));
        actors.mailbox().purge(actor);
        assertEquals("CANCELLED", actors.executions().get(actor.id(), second).outcome());
        assertEquals(0, actors.mailbox().waiting(actor.id()));
        assertEquals(List.of(), actors.executions().take(actor, "w", 5));
    }

    @Test
    void a_worker_keeps_what_it_renews() {
        Actor actor = actor("command:sleep 100", true);
        actors.mailbox().send(actor, Echo.letter("1"));
        Call call = actors.executions().take(actor, "w", 5).getFirst();
        for (int i = 0; i < 5; i++) {
            assertTrue(actors.executions().renew(actor, call.executionId(), 1));
            world.clock.set(world.clock.instant().plusSeconds(50));
            actors.tick();
        }
        assertEquals(ExecutionStatus.RUNNING, only(actor).status());
        world.pass(Duration.ofMinutes(3));
        assertFalse(actors.executions().renew(actor, call.executionId(), 1));
    }

    @Test
    void cron_sends_one_message_a_slot_and_none_for_missed_ones() {
        Actor actor = actors.directory().create(Echo.ADMIN, Echo.settings("echo", true, "", "", "now + 1 hour"));
        world.pass(Duration.ofMinutes(61));
        assertEquals(2, echo.calls.size());
        world.clock.set(world.clock.instant().plus(Duration.ofHours(10)));
        world.pass(Duration.ofMinutes(2));
        assertEquals(3, echo.calls.size());
        assertEquals("cron", only(actor).executor());
        Actor standard = actors.directory().create(Echo.ADMIN, Echo.settings("echo", true, "", "", "*/15 * * * *"));
        world.pass(Duration.ofHours(1));
        assertEquals(4, Echo.executions(actors, standard).size());
        for (String wrong : List.of(
                "2020-06-21 14 + 6 flimflams", "2020-06-21 14 + 6 hours", "every day", "2030-02-31 1 + 1 day")) {
            assertThrows(
                    RefusedException.class,
                    () -> actors.directory().create(Echo.ADMIN, Echo.settings("echo", true, "", "", wrong)),
                    wrong);
        }
    }

    @Test
    void news_that_nobody_takes_are_tried_again_and_end_as_a_dead_letter() {
        Actor actor = actors.directory()
                .create(Echo.ADMIN, Echo.settings("echo", true, "", "https://hook.example/?x-nonce=n", null));
        echo.posting = false;
        actors.mailbox().send(actor, Echo.letter("m"));
        world.pass(Duration.ofHours(12));
        assertEquals(1 + 8, echo.posts.size());
        assertEquals(
                "EXECUTION_COMPLETE", echo.posts.getLast().get("event_type").asText());
        assertEquals(1, actors.deadLetters().list().size());
        assertEquals(ExecutionStatus.COMPLETE, only(actor).status());
    }

    @Test
    void links_tell_where_they_come_from_and_make_no_cycle() {
        Actor heard = actor("echo", true);
        Actor told = actors.directory().create(Echo.ADMIN, Echo.settings("echo", true, heard.id(), "", null));
        actors.mailbox().send(told, Echo.letter("m"));
        assertEquals(2, echo.calls.size());
        assertEquals(told.id(), echo.calls.getLast().context().get("x_src_actor_id"));
        assertTrue(echo.calls.getLast().message().contains("EXECUTION_COMPLETE"));
        assertEquals("Abaco Event", only(heard).executor());
        RefusedException cycle = assertThrows(
                RefusedException.class,
                () -> actors.directory()
                        .update(Echo.ADMIN, heard.id(), Echo.settings("echo", true, told.id(), "", null), false));
        assertTrue(cycle.getMessage().contains("cycle of linked actors"));
        Caller other = Caller.withKey("other", Set.of());
        assertThrows(
                RefusedException.class,
                () -> actors.directory().create(other, Echo.settings("echo", true, heard.id(), "", null)));
    }

    @Test
    void a_state_is_replaced_only_by_who_knows_its_version_or_does_not_ask() {
        Actor actor = actor("echo", false);
        assertEquals(0, actors.states().get(actor.id()).version());
        assertEquals(1, actors.states().put(actor, TextNode.valueOf("a"), 0L).version());
        assertThrows(ConflictException.class, () -> actors.states().put(actor, TextNode.valueOf("b"), 0L));
        assertEquals(2, actors.states().put(actor, TextNode.valueOf("c"), null).version());
        assertEquals("c", actors.states().get(actor.id()).value().asText());
        assertThrows(
                NotFoundException.class, () -> actors.states().put(actor("echo", true), TextNode.valueOf("a"), null));
    }

    @Test
    void a_standing_actor_is_there_without_being_registered_and_stays() {
        Actor manager = actors.directory().resolve("G56vjoAVzGkkq").actor();
        assertEquals("manager", manager.settings().name());
        assertFalse(actors.directory().list().contains(manager));
        assertThrows(RefusedException.class, () -> actors.delete("G56vjoAVzGkkq"));
        actors.mailbox().send(manager, Echo.letter("m"));
        assertEquals(1, echo.calls.size());
    }

    @Test
    void an_alias_leads_on_when_it_is_pointed_elsewhere_and_its_nonces_die_with_it() {
        Actor first = actor("echo", true);
        Actor second = actor("echo", true);
        actors.aliases().create(Echo.ADMIN, "jane", first.id());
        assertThrows(ConflictException.class, () -> actors.aliases().create(Echo.ADMIN, "jane", second.id()));
        actors.aliases().point("jane", second.id());
        var named = actors.directory().resolve("jane");
        assertEquals(second.id(), named.actor().id());
        String nonce = actors.nonces()
                .create(named.binding(), NonceDraft.usual("admin", Set.of()))
                .secret();
        actors.admission().byNonce(named.binding(), nonce, Level.EXECUTE, null);
        actors.aliases().delete("jane");
        actors.aliases().create(Echo.ADMIN, "jane", second.id());
        assertThrows(
                RefusedException.class,
                () -> actors.admission().byNonce(Nonces.alias("jane"), nonce, Level.EXECUTE, null));
        for (String wrong : List.of("nonces", "a b", "a/b", "", "G56vjoAVzGkkq", "a\nb", "..")) {
            assertThrows(RefusedException.class, () -> actors.aliases().create(Echo.ADMIN, wrong, first.id()), wrong);
        }
    }

    @Test
    void a_deleted_actor_leaves_nothing_that_goes_on() {
        Actor actor = actor("command:true", true);
        String nonce = actors.nonces()
                .create(Nonces.actor(actor.id()), NonceDraft.usual("admin", Set.of()))
                .secret();
        actors.mailbox().send(actor, Echo.letter("1"));
        actors.executions().take(actor, "w", 1);
        actors.mailbox().send(actor, Echo.letter("2"));
        actors.delete(actor.id());
        world.pass(Duration.ofMinutes(5));
        assertThrows(NotFoundException.class, () -> actors.directory().get(actor.id()));
        assertTrue(Echo.executions(actors, actor).stream()
                .allMatch(each -> each.status().terminal()));
        assertThrows(
                RefusedException.class,
                () -> actors.admission().byNonce(Nonces.actor(actor.id()), nonce, Level.READ, null));
    }

    @Test
    void a_page_of_executions_goes_on_where_the_one_before_ended() {
        Actor actor = actor("echo", true);
        for (int i = 0; i < 25; i++) {
            world.clock.set(world.clock.instant().plusMillis(1));
            actors.mailbox().send(actor, Echo.letter("m" + i));
        }
        List<Execution> first = actors.executions().list(actor.id(), null, 10);
        List<Execution> second =
                actors.executions().list(actor.id(), first.getLast().id(), 100);
        assertEquals(15, second.size());
        assertTrue(first.getLast().receivedAt() < second.getFirst().receivedAt());
    }

    @Test
    void a_message_to_a_function_of_this_process_costs_a_small_write_and_with_a_key_three() {
        Actor actor = actor("echo", true);
        // The first one in half an hour tells ticks to look.
        actors.mailbox().send(actor, Echo.letter("first"));
        CountingItemStore items = world.items;
        items.reset();
        String id = actors.mailbox().send(actor, Echo.letter("x".repeat(200))).executionId();
        assertEquals(1, items.writes());
        Item item = items.query(dev.baton.engine.store.Query.partition(shard(actor, id)))
                .items()
                .getFirst();
        assertTrue(dev.baton.engine.store.ItemSize.bytes(item) < 1024);
        items.reset();
        actors.mailbox().send(actor, Echo.letter("x".repeat(200), "key"));
        assertEquals(3, items.writes());
    }

    private String shard(Actor actor, String id) {
        for (int shard = 0; shard < 16; shard++) {
            String partition = "x/" + actor.id() + "/" + shard;
            if (!world.items
                    .query(dev.baton.engine.store.Query.partition(partition))
                    .items()
                    .isEmpty()) {
                return partition;
            }
        }
        throw new AssertionError(id);
    }

    @Test
    void a_courier_that_takes_nothing_leaves_the_message_waiting_then_dead() {
        echo.answer = new Courier.NotTaken("no way");
        Actor actor = actor("https://f.example/", true);
        actors.mailbox().send(actor, Echo.letter("m"));
        assertEquals(1, actors.mailbox().waiting(actor.id()));
        world.pass(Duration.ofMinutes(10));
        assertEquals("no way", actors.deadLetters().list().getFirst().reason());
        assertEquals(ExecutionStatus.ERROR, only(actor).status());
    }
}
