package dev.baton.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.record.Kind;
import dev.baton.engine.record.Numbers;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that are one transaction. */
class TogetherTest {
    private static final Key ONE = new Key("p", "one");
    private static final Key TWO = new Key("p", "two");

    @TempDir
    Path folder;

    private SqliteItemStore store;
    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void open() {
        store = another();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private SqliteItemStore another() {
        return SqliteItemStore.open(folder.resolve("items.db"), Durability.NORMAL, Clock.systemUTC());
    }

    private void put(Key key, long number) {
        Item item = Item.at(key)
                .with("n", number)
                .with(Item.INDEX_PARTITION, "index")
                .with(Item.INDEX_SORT, key.sort())
                .build();
        assertTrue(store.put(item, Condition.ABSENT).applied());
    }

    private boolean adds(Key key) {
        return store.update(key, Update.change().add("n", 1).build(), Condition.EXISTS)
                .applied();
    }

    private long number(SqliteItemStore of, Key key) {
        return of.get(key).map(item -> item.number("n", 0)).orElse(0L);
    }

    @Test
    void steps_see_what_they_wrote_and_others_see_it_at_their_end() {
        put(ONE, 1);
        store.together(() -> {
            adds(ONE);
            put(TWO, 7);
            adds(TWO);
            assertEquals(2, number(store, ONE));
            assertEquals(2, store.query(Query.partition("p")).items().size());
            assertEquals(2, store.query(Query.index("index")).items().size());
            assertEquals(
                    1, CompletableFuture.supplyAsync(() -> number(store, ONE)).join());
            assertEquals(
                    Optional.empty(),
                    CompletableFuture.supplyAsync(() -> store.get(TWO)).join());
        });
        try (SqliteItemStore other = another()) {
            assertEquals(2, number(other, ONE));
            assertEquals(8, number(other, TWO));
        }
    }

    @Test
    void steps_that_throw_have_written_nothing() {
        put(ONE, 1);
        assertThrows(
                IllegalStateException.class,
                () -> store.together(() -> {
                    adds(ONE);
                    put(TWO, 7);
                    throw new IllegalStateException("no");
                }));
        assertEquals(1, number(store, ONE));
        assertEquals(Optional.empty(), store.get(TWO));
        assertTrue(adds(ONE));
        assertEquals(2, number(store, ONE));
    }

    @Test
    void steps_within_steps_are_a_part_of_them() {
        put(ONE, 1);
        assertThrows(
                IllegalStateException.class,
                () -> store.together(() -> {
                    store.together(() -> adds(ONE));
                    throw new IllegalStateException("no");
                }));
        assertEquals(1, number(store, ONE));
    }

    @Test
    void steps_that_hide_an_error_of_the_store_are_not_done() throws SQLException {
        put(ONE, 1);
        try (Connection connection = new Database(folder.resolve("items.db"), Durability.NORMAL).plain();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE item RENAME TO hidden");
            assertThrows(
                    StoreUnusableException.class,
                    () -> store.together(() -> {
                        assertThrows(StoreUnusableException.class, () -> adds(ONE));
                        assertThrows(StoreUnusableException.class, () -> store.get(TWO));
                        store.onceWritten(() -> done.add("written"), () -> done.add("lost"));
                    }));
            statement.execute("ALTER TABLE hidden RENAME TO item");
        }
        assertEquals(List.of("lost"), done);
        assertEquals(1, number(store, ONE));
        store.together(() -> adds(ONE));
        assertEquals(2, number(store, ONE));
    }

    @Test
    void what_waits_for_the_writing_is_done_after_it() {
        put(ONE, 1);
        store.onceWritten(() -> done.add("at once"), () -> done.add("never"));
        store.together(() -> {
            adds(ONE);
            store.onceWritten(
                    () -> done.add("others see "
                            + CompletableFuture.supplyAsync(() -> number(store, ONE))
                                    .join()),
                    () -> done.add("never"));
            done.add("end");
        });
        assertEquals(List.of("at once", "end", "others see 2"), done);
    }

    @Test
    void writers_who_come_meanwhile_have_their_turn_after_it() {
        put(ONE, 1);
        List<CompletableFuture<Boolean>> others = new ArrayList<>();
        store.together(() -> {
            for (int i = 0; i < 4; i++) {
                others.add(CompletableFuture.supplyAsync(() -> adds(ONE)));
            }
            adds(ONE);
        });
        others.forEach(other -> assertTrue(other.join()));
        assertEquals(6, number(store, ONE));
    }

    @Test
    void a_number_is_not_given_twice_where_its_reservation_was_lost() {
        store.put(Numbers.counter(1, Map.of()), Condition.ABSENT);
        Numbers numbers = new Numbers(store);
        assertThrows(
                IllegalStateException.class,
                () -> store.together(() -> {
                    numbers.one(1, Kind.EVENT);
                    throw new IllegalStateException("no");
                }));
        long other = new Numbers(store).one(1, Kind.EVENT);
        assertNotEquals(other, numbers.one(1, Kind.EVENT));
    }
}
