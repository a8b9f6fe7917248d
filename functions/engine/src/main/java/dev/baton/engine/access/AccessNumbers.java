package dev.baton.engine.access;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import java.util.Optional;

/** Gives out the ids of what belongs to no workflow. A number is never given out twice. */
record AccessNumbers(ItemStore items) {
    private static final Key COUNTER = new Key("access/groups", "#");

    /** The next number of this counter, from 1. */
    long next(String counter) {
        while (true) {
            Outcome outcome =
                    items.update(COUNTER, Update.change().add(counter, 1).build(), Condition.EXISTS);
            switch (outcome) {
                case Outcome.Applied(Optional<Item> item) -> {
                    return item.orElseThrow().number(counter, 0);
                }
                case Outcome.Refused absent -> items.put(Item.at(COUNTER).build(), Condition.ABSENT);
            }
        }
    }
}
