package dev.baton.engine.actor;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;

/** Whose turn it is among the executions of a stateful actor: one at a time, until its end is told or its lease is over. */
record Turns(ItemStore items) {
    private static final String WHO = "e";
    private static final String UNTIL = "l";

    private static Key key(String actor) {
        return new Key("actor/" + actor, "turn");
    }

    boolean take(String actor, String execution, long until, long now) {
        Item item = Item.at(key(actor)).with(WHO, execution).with(UNTIL, until).build();
        return items.put(
                        item,
                        Condition.or(
                                Condition.ABSENT, Condition.is(WHO, execution), Condition.lessThan(UNTIL, now + 1)))
                .applied();
    }

    void release(String actor, String execution) {
        items.delete(key(actor), Condition.is(WHO, execution));
    }
}
