package dev.baton.store.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** DynamoDB throttles, breaks and falls silent. */
class ItemOutageTest {
    private static final Key KEY = new Key("jobs", "one");
    private static final Update COUNT = Update.change().add("n", 1).build();

    private final FaultyHttp http = new FaultyHttp();
    private final SettablePauses pauses = new SettablePauses();
    private CloudSettings settings;
    private ItemStore store;

    @BeforeEach
    void open() {
        settings = Emulators.items();
        AwsClients clients = new AwsClients(settings, Map.of());
        try (var client = clients.dynamoDb()) {
            CloudTable.create(client, settings.table());
        }
        store = new DynamoDbItemStore(
                clients.dynamoDb(http),
                settings.table(),
                Clock.systemUTC(),
                new Tries("DynamoDB", Duration.ofSeconds(5), Duration.ofSeconds(2), pauses),
                null);
        store.put(Item.at(KEY).with("n", 0).build(), Condition.ANY);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Item stored() {
        http.next();
        return store.get(KEY).orElseThrow();
    }

    private String busy(Executable write) {
        return assertThrows(StoreBusyException.class, write).getMessage();
    }

    @Test
    void a_throttled_write_is_tried_again_and_counts_once() {
        http.next(FaultyHttp.THROTTLED, FaultyHttp.THROTTLED_AS_WELL);
        assertTrue(store.update(KEY, COUNT, Condition.ANY).applied());
        assertEquals(3, http.requests());
        assertEquals(1, stored().number("n", -1));
    }

    @Test
    void a_write_that_is_throttled_for_longer_than_the_budget_is_told_as_without_effect() {
        FaultyHttp.Fault[] outage = new FaultyHttp.Fault[1000];
        Arrays.fill(outage, FaultyHttp.THROTTLED);
        http.next(outage);
        String message = busy(() -> store.update(KEY, COUNT, Condition.ANY));
        assertTrue(message.contains("nothing was changed"), message);
        assertTrue(message.contains("update"), message);
        assertTrue(pauses.nanoTime() <= Duration.ofSeconds(3).toNanos(), "the last try might take 2 s");
        assertEquals(0, stored().number("n", -1));
    }

    @Test
    void a_count_whose_answer_was_lost_is_not_counted_again() {
        http.next(FaultyHttp.LOST_ANSWER);
        String message = busy(() -> store.update(KEY, COUNT, Condition.ANY));
        assertTrue(message.contains("it may have been applied"), message);
        assertEquals(1, http.requests());
        assertEquals(1, stored().number("n", -1));
    }

    @Test
    void no_write_is_sent_again_once_it_may_have_been_applied() {
        Item item = Item.at(KEY).with("n", 9).build();
        Update append = Update.change().append("l", List.of(Value.of("x"))).build();
        Update set = Update.change().set("a", 1).build();
        List<Executable> writes = List.of(
                () -> store.put(item, Condition.ANY),
                () -> store.put(item, Condition.is("n", 0)),
                () -> store.update(KEY, append, Condition.ANY),
                () -> store.update(KEY, set, Condition.is("n", 0)),
                () -> store.delete(KEY, Condition.ANY));
        for (Executable write : writes) {
            for (FaultyHttp.Fault fault :
                    List.of(FaultyHttp.LOST_REQUEST, FaultyHttp.BROKEN, FaultyHttp.dynamo(503, "ServiceUnavailable"))) {
                Item before = stored();
                http.next(fault);
                String message = busy(write);
                assertTrue(message.contains("it may have been applied"), message);
                assertEquals(1, http.requests());
                assertEquals(before, stored());
            }
        }
        http.next(FaultyHttp.LOST_ANSWER);
        busy(writes.get(2));
        assertEquals(
                new Value.ListOf(List.of(Value.of("x"))), stored().attributes().get("l"));
    }

    @Test
    void a_throttled_write_whose_next_answer_is_lost_is_given_up() {
        http.next(FaultyHttp.THROTTLED, FaultyHttp.LOST_ANSWER);
        busy(() -> store.update(KEY, COUNT, Condition.ANY));
        assertEquals(2, http.requests());
        assertEquals(1, stored().number("n", -1));
    }

    @Test
    void reads_are_tried_again_whatever_happened() {
        FaultyHttp.Fault[] trouble = {
            FaultyHttp.BROKEN, FaultyHttp.LOST_ANSWER, FaultyHttp.THROTTLED, FaultyHttp.LOST_REQUEST
        };
        http.next(trouble);
        assertTrue(store.get(KEY).isPresent());
        assertEquals(5, http.requests());
        http.next(trouble);
        assertEquals(1, store.query(Query.partition("jobs")).items().size());
        assertEquals(5, http.requests());
    }

    @Test
    void a_bulk_is_tried_again_whatever_happened_and_what_was_left_unprocessed_is_sent_again() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            items.add(Item.at(new Key("bulk", "k" + i)).with("n", i).build());
        }
        String left = "{\"UnprocessedItems\":{\"" + settings.table()
                + "\":[{\"PutRequest\":{\"Item\":{\"pk\":{\"S\":\"bulk\"},\"sk\":{\"S\":\"k3\"},\"n\":{\"N\":\"3\"}}}}]}}";
        http.next(
                FaultyHttp.LOST_ANSWER,
                new FaultyHttp.Fault.Answer(200, "application/x-amz-json-1.0", left),
                FaultyHttp.THROTTLED,
                FaultyHttp.BROKEN);
        store.putAll(items);
        assertEquals(3 + 4, http.requests());
        http.next();
        assertEquals(60, store.query(Query.partition("bulk")).items().size());
    }

    @Test
    void a_bulk_that_stays_unprocessed_is_told_as_applied_in_part() {
        String left = "{\"UnprocessedItems\":{\"" + settings.table()
                + "\":[{\"PutRequest\":{\"Item\":{\"pk\":{\"S\":\"jobs\"},\"sk\":{\"S\":\"two\"}}}}]}}";
        FaultyHttp.Fault[] outage = new FaultyHttp.Fault[1000];
        Arrays.fill(outage, new FaultyHttp.Fault.Answer(200, "application/x-amz-json-1.0", left));
        http.next(outage);
        String message = busy(() -> store.putAll(List.of(
                Item.at(new Key("jobs", "two")).build(),
                Item.at(new Key("jobs", "three")).build())));
        assertTrue(message.contains("it may have been applied"), message);
    }

    @Test
    void a_missing_table_and_a_missing_right_are_told_with_the_fix() {
        http.next(FaultyHttp.dynamo(400, "ResourceNotFoundException"));
        String missing =
                assertThrows(StoreUnusableException.class, () -> store.get(KEY)).getMessage();
        assertTrue(missing.contains(settings.table()) && missing.contains("BATON_TABLE"), missing);
        http.next(FaultyHttp.dynamo(400, "AccessDeniedException"));
        String denied =
                assertThrows(StoreUnusableException.class, () -> store.get(KEY)).getMessage();
        assertTrue(denied.contains("role") && denied.contains(settings.table()), denied);
        assertEquals(1, http.requests());
    }

    @Test
    void an_interrupted_thread_stays_so_and_gives_up() {
        Pauses interrupted = new Pauses() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public void pause(long nanos) throws InterruptedException {
                throw new InterruptedException();
            }

            @Override
            public double chance() {
                return 0;
            }
        };
        Tries tries = new Tries("DynamoDB", Duration.ofSeconds(5), Duration.ofSeconds(2), interrupted);
        ItemStore impatient = new DynamoDbItemStore(
                new AwsClients(settings, Map.of()).dynamoDb(http), settings.table(), Clock.systemUTC(), tries, null);
        http.next(FaultyHttp.THROTTLED);
        busy(() -> impatient.get(KEY));
        assertTrue(Thread.interrupted());
    }

    @Test
    void pauses_are_a_random_part_of_what_doubles_up_to_a_second() {
        pauses.chance = 0.999;
        FaultyHttp.Fault[] outage = new FaultyHttp.Fault[1000];
        Arrays.fill(outage, FaultyHttp.BROKEN);
        http.next(outage);
        busy(() -> store.get(KEY));
        List<Long> millis = pauses.made.stream().map(Duration::toMillis).toList();
        assertEquals(List.of(24L, 49L, 99L, 199L, 399L, 799L, 999L), millis);
        pauses.made.clear();
        pauses.chance = 0;
        http.next(FaultyHttp.BROKEN, FaultyHttp.BROKEN);
        assertFalse(store.get(KEY).isEmpty());
        assertEquals(List.of(Duration.ZERO, Duration.ZERO), pauses.made);
        assertEquals(Optional.empty(), store.get(new Key("jobs", "none")));
    }
}
