package dev.baton.enginetest;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import dev.baton.storekit.ForwardingItemStore;
import java.util.function.Predicate;

/** Lets somebody else act once, right after the first update of a process that fits. */
final class Between extends ForwardingItemStore {
    private final Predicate<Update> after;
    private Runnable somebody;

    Between(ItemStore store, Predicate<Update> after, Runnable somebody) {
        super(store);
        this.after = after;
        this.somebody = somebody;
    }

    /** Whether somebody acted. */
    boolean happened() {
        return somebody == null;
    }

    @Override
    public Outcome update(Key key, Update update, Condition condition) {
        Outcome outcome = store.update(key, update, condition);
        Runnable acts = somebody;
        if (acts != null && after.test(update)) {
            somebody = null;
            acts.run();
        }
        return outcome;
    }
}
