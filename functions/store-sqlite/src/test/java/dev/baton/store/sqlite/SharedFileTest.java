package dev.baton.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import dev.baton.storekit.SettableClock;
import dev.baton.storekit.Threads;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stores on one file, as two processes have them; and what one store keeps between its openings. */
class SharedFileTest {
    private static final Key KEY = new Key("p", "s");

    @TempDir
    Path folder;

    private SqliteItemStore open() {
        return SqliteItemStore.open(folder.resolve("a?b %20+#.db"), Durability.NORMAL, Clock.systemUTC());
    }

    private static Update plusOne() {
        return Update.change().add("n", 1).build();
    }

    @Test
    void a_store_opened_again_has_its_items_under_any_file_name() {
        try (SqliteItemStore store = open()) {
            store.put(Item.at(KEY).with("n", 1).build(), Condition.ANY);
        }
        assertTrue(Files.exists(folder.resolve("a?b %20+#.db")));
        try (SqliteItemStore store = open()) {
            assertEquals(1, store.get(KEY).orElseThrow().number("n", 0));
        }
    }

    @Test
    void each_sees_at_once_what_the_other_wrote_though_it_remembers_something_else() {
        try (SqliteItemStore one = open();
                SqliteItemStore other = open()) {
            one.put(Item.at(KEY).with("n", 1).build(), Condition.ANY);
            for (int i = 1; i < 20; i += 2) {
                assertTrue(other.update(KEY, plusOne(), Condition.is("n", i)).applied());
                assertEquals(i + 1, one.get(KEY).orElseThrow().number("n", 0));
                assertTrue(one.update(KEY, plusOne(), Condition.is("n", i + 1)).applied());
                assertFalse(one.update(KEY, plusOne(), Condition.is("n", i + 1)).applied());
            }
            other.delete(KEY, Condition.ANY);
            assertEquals(new Outcome.Refused(Optional.empty()), one.update(KEY, plusOne(), Condition.ANY));
        }
    }

    @Test
    void a_guess_that_another_made_wrong_is_neither_a_refusal_nor_an_error() {
        try (SqliteItemStore one = open();
                SqliteItemStore other = open()) {
            one.put(Item.at(KEY).with("n", "text").build(), Condition.ANY);
            other.put(Item.at(KEY).with("n", 1).build(), Condition.ANY);
            assertTrue(one.update(KEY, plusOne(), Condition.ANY).applied());
            other.put(Item.at(KEY).with("n", 7).build(), Condition.ANY);
            assertTrue(one.update(KEY, plusOne(), Condition.is("n", 7)).applied());
        }
    }

    @Test
    void increments_through_two_stores_add_up() {
        try (SqliteItemStore one = open();
                SqliteItemStore other = open()) {
            one.put(Item.at(KEY).build(), Condition.ANY);
            Threads.run(4, thread -> {
                for (int i = 0; i < 100; i++) {
                    (thread % 2 == 0 ? one : other).update(KEY, plusOne(), Condition.EXISTS);
                }
                return null;
            });
            assertEquals(400, one.get(KEY).orElseThrow().number("n", 0));
        }
    }

    /** Again and again: one in twenty failed once. */
    @RepeatedTest(40)
    void a_new_file_may_be_opened_by_many_at_once() {
        Threads.run(6, thread -> {
            try (SqliteItemStore store = open()) {
                return store.put(Item.at(new Key("p", "s" + thread)).build(), Condition.ABSENT);
            }
        });
        try (SqliteItemStore store = open()) {
            assertEquals(6, store.query(Query.partition("p")).items().size());
        }
    }

    @Test
    void a_file_that_another_makes_while_it_is_looked_at_is_not_taken_for_a_foreign_one()
            throws SQLException, IOException {
        Path file = folder.resolve("new.db");
        for (int before = 1; before <= 3; before++) {
            Files.deleteIfExists(file);
            try (Connection connection = new Database(file, Durability.NORMAL).plain()) {
                AtomicInteger left = new AtomicInteger(before);
                Connection slow = (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                            if (method.getName().equals("createStatement") && left.decrementAndGet() == 0) {
                                SqliteItemStore.open(file, Durability.NORMAL, Clock.systemUTC())
                                        .close();
                            }
                            return method.invoke(connection, arguments);
                        });
                assertEquals(before == 1, Schema.isKnown(slow, file));
            }
        }
    }

    @Test
    void what_expired_long_ago_is_removed_in_passing() throws SQLException {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-01T00:00:00Z"));
        Path file = folder.resolve("items.db");
        try (SqliteItemStore store = SqliteItemStore.open(file, Durability.NORMAL, clock)) {
            for (int day = 0; day < 20; day++) {
                for (int i = 0; i < 60; i++) {
                    long tomorrow = clock.instant().getEpochSecond() + 86_400;
                    Key key = new Key("nonces", day + "-" + i);
                    store.put(Item.at(key).with(Item.EXPIRES, tomorrow).build(), Condition.ABSENT);
                }
                clock.advance(Duration.ofDays(1));
            }
            try (Connection connection = new Database(file, Durability.NORMAL).reader()) {
                long rows = Database.run(connection, "SELECT count(*) FROM item");
                assertTrue(rows < 600, () -> rows + " rows are left");
            }
        }
    }

    @Test
    void queries_search_by_their_keys_and_those_of_the_index_read_nothing_else() throws SQLException {
        open().close();
        Path file = folder.resolve("a?b %20+#.db");
        try (Connection connection = new Database(file, Durability.NORMAL).reader();
                var statement = connection.createStatement()) {
            for (String sql : List.of(ReadConnection.UP_TABLE, ReadConnection.DOWN_TABLE)) {
                try (var plan = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
                    assertEquals("SEARCH item USING PRIMARY KEY (pk=? AND sk>? AND sk<?)", plan.getString("detail"));
                    plan.next();
                    assertFalse(plan.next(), "nothing is sorted");
                }
            }
            for (String sql : List.of(ReadConnection.UP_INDEX, ReadConnection.DOWN_INDEX)) {
                try (var plan = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
                    String detail = plan.getString("detail");
                    assertTrue(detail.startsWith("SEARCH item USING COVERING INDEX ix (ipk=? AND "), detail);
                    assertTrue(detail.contains("(isk,pk,sk)"), detail);
                    plan.next();
                    assertFalse(plan.next(), "nothing is sorted");
                }
            }
        }
    }
}
