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

/** Lets the process die at one write: just before it is applied, or just after. Every later call dies too. */
final class DyingItemStore implements ItemStore {
    /** The end of a process, which nothing in the engine may catch. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final ItemStore store;
    private final long dyingWrite;
    private final boolean applied;
    private long writes;
    private boolean dead;

    /**
     * @param dyingWrite the write at which the process dies, from 1
     * @param applied whether that write is still applied
     */
    DyingItemStore(ItemStore store, long dyingWrite, boolean applied) {
        this.store = store;
        this.dyingWrite = dyingWrite;
        this.applied = applied;
    }

    boolean dead() {
        return dead;
    }

    private void read() {
        if (dead) {
            throw new Died();
        }
    }

    private boolean diesNow() {
        read();
        dead = ++writes == dyingWrite;
        if (dead && !applied) {
            throw new Died();
        }
        return dead;
    }

    @Override
    public Optional<Item> get(Key key) {
        read();
        return store.get(key);
    }

    @Override
    public ItemPage query(Query query) {
        read();
        return store.query(query);
    }

    private Outcome after(boolean dies, Outcome outcome) {
        if (dies) {
            throw new Died();
        }
        return outcome;
    }

    @Override
    public Outcome put(Item item, Condition condition) {
        return after(diesNow(), store.put(item, condition));
    }

    @Override
    public Outcome update(Key key, Update update, Condition condition) {
        return after(diesNow(), store.update(key, update, condition));
    }

    @Override
    public Outcome delete(Key key, Condition condition) {
        return after(diesNow(), store.delete(key, condition));
    }

    @Override
    public void putAll(Collection<Item> items) {
        boolean dies = diesNow();
        store.putAll(items);
        if (dies) {
            throw new Died();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
