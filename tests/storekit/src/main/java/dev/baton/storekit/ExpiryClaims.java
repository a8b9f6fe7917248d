package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An expired item is absent at once, though a backend may take days to remove it. */
public interface ExpiryClaims extends StoreUnderTest {
    private long inSeconds(long seconds) {
        return clock().instant().getEpochSecond() + seconds;
    }

    private Item expired() {
        Item item = given(Item.at(KEY).with("n", 1).with(Item.EXPIRES, inSeconds(10)));
        clock().advance(Duration.ofSeconds(10));
        return item;
    }

    @Test
    default void an_item_is_there_until_the_second_it_expires() {
        Item item = given(Item.at(KEY).with(Item.EXPIRES, inSeconds(10)));
        clock().advance(Duration.ofSeconds(9));
        assertEquals(Optional.of(item), store().get(KEY));
        clock().advance(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), store().get(KEY));
    }

    @Test
    default void an_expired_item_is_absent_to_conditions() {
        expired();
        Update update = Update.change().set("n", 2).build();
        Outcome none = new Outcome.Refused(Optional.empty());
        assertEquals(none, store().update(KEY, update, Condition.ANY));
        assertEquals(none, store().update(KEY, update, Condition.is("n", 1)));
        assertEquals(none, store().put(Item.at(KEY).build(), Condition.EXISTS));
        assertEquals(none, store().delete(KEY, Condition.has("n")));
        assertEquals(new Outcome.Applied(Optional.empty()), store().delete(KEY, Condition.ABSENT));
    }

    @Test
    default void a_put_that_wants_an_absent_item_replaces_an_expired_one() {
        expired();
        Item next = Item.at(KEY).with("n", 2).build();
        assertEquals(new Outcome.Applied(Optional.of(next)), store().put(next, Condition.ABSENT));
        assertEquals(Optional.of(next), store().get(KEY));
    }

    @Test
    default void deleting_an_expired_item_hands_over_nothing() {
        expired();
        assertEquals(new Outcome.Applied(Optional.empty()), store().delete(KEY, Condition.ANY));
    }

    @Test
    default void queries_leave_expired_items_out_and_go_on_behind_them() {
        for (int i = 0; i < 6; i++) {
            given(Item.at(new Key("p", "s" + i))
                    .with(Item.INDEX_PARTITION, "due")
                    .with(Item.INDEX_SORT, "s" + i)
                    .with(Item.EXPIRES, inSeconds(i % 2 == 0 ? 5 : 50)));
        }
        clock().advance(Duration.ofSeconds(5));
        for (int limit = 1; limit <= 4; limit++) {
            assertEquals(List.of("s1", "s3", "s5"), sorts(Query.partition("p").limit(limit)));
            assertEquals(
                    List.of("s5", "s3", "s1"),
                    sorts(Query.index("due").descending().limit(limit)));
        }
    }

    @Test
    default void an_update_can_put_off_the_end_or_hasten_it() {
        given(Item.at(KEY).with(Item.EXPIRES, inSeconds(10)));
        updated(Update.change().set(Item.EXPIRES, inSeconds(100)));
        clock().advance(Duration.ofSeconds(50));
        updated(Update.change().remove(Item.EXPIRES));
        clock().advance(Duration.ofDays(5000));
        assertEquals(true, store().get(KEY).isPresent());
        store().update(KEY, Update.change().set(Item.EXPIRES, inSeconds(0)).build(), Condition.ANY);
        assertEquals(Optional.empty(), store().get(KEY));
    }
}
