package dev.baton.engine.actor;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The executions of each actor that wait to be started, in the order in which they came. An entry is written after its
 * execution and removed after that was started; one too many is removed by whoever meets it, one too few added by the sweep.
 */
record Mail(ItemStore items) {
    private static final String PLACE = "k";

    private static String partition(String actor) {
        return "mail/" + actor;
    }

    void put(Key execution) {
        items.put(Item.at(entry(execution)).with(PLACE, execution.partition()).build(), Condition.ANY);
    }

    void remove(Key execution) {
        items.delete(entry(execution), Condition.ANY);
    }

    private static Key entry(Key execution) {
        return new Key(partition(ExecutionItems.actorId(execution)), execution.sort());
    }

    /** The first that many waiting executions. */
    List<Key> first(String actor, int most) {
        return items.query(Query.partition(partition(actor)).limit(most)).items().stream()
                .map(Mail::execution)
                .toList();
    }

    Optional<Key> head(String actor) {
        return first(actor, 1).stream().findFirst();
    }

    List<Key> all(String actor) {
        List<Key> keys = new ArrayList<>();
        items.each(Query.partition(partition(actor)), entry -> keys.add(execution(entry)));
        return keys;
    }

    private static Key execution(Item entry) {
        return new Key(entry.text(PLACE), entry.key().sort());
    }
}
