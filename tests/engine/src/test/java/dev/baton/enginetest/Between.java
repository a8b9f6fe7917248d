package dev.baton.enginetest;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/** Lets somebody else act once, right after the first update of a process that fits. */
final class Between implements ItemStore {
    private final ItemStore store;
    private final Predicate<Update> after;
    private Runnable somebody;

    Between(ItemStore store, Predicate<Update> after, Runnable somebody) {
        this.store = store;
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

    @Override
    public Optional<Item> get(Key key) {
        return store.get(key);
    }

    @Override
    public ItemPage query(Query query) {
        return store.query(query);
    }

    @Override
    public Outcome put(Item item, Condition condition) {
        return store.put(item, condition);
    }

    @Override
    public Outcome delete(Key key, Condition condition) {
        return store.delete(key, condition);
    }

    @Override
    public void putAll(Collection<Item> items) {
        store.putAll(items);
    }

    @Override
    public void close() {
        store.close();
    }
}
