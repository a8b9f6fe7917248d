package dev.baton.conformance;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Items, and the keys of all that were changed, in the order of the changes. */
public final class CountedItems implements ItemStore {
    private final ItemStore items;
    private final List<String> changed = new CopyOnWriteArrayList<>();

    CountedItems(ItemStore items) {
        this.items = items;
    }

    /** What was changed since so many changes. */
    public List<String> changedSince(int before) {
        return List.copyOf(changed.subList(before, changed.size()));
    }

    public int changes() {
        return changed.size();
    }

    private Outcome counted(Key key, Outcome outcome) {
        if (outcome instanceof Outcome.Applied) {
            changed.add(key.toString());
        }
        return outcome;
    }

    @Override
    public Optional<Item> get(Key key) {
        return items.get(key);
    }

    @Override
    public ItemPage query(Query query) {
        return items.query(query);
    }

    @Override
    public Outcome put(Item item, Condition condition) {
        return counted(item.key(), items.put(item, condition));
    }

    @Override
    public Outcome update(Key key, Update update, Condition condition) {
        return counted(key, items.update(key, update, condition));
    }

    @Override
    public Outcome delete(Key key, Condition condition) {
        return counted(key, items.delete(key, condition));
    }

    @Override
    public void putAll(Collection<Item> all) {
        items.putAll(all);
        all.forEach(item -> changed.add(item.key().toString()));
    }

    @Override
    public void close() {
        items.close();
    }
}
