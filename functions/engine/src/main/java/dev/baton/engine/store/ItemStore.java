package dev.baton.engine.store;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The handful of item operations that the engine needs, after DynamoDB's. Thread-safe. Reads see every write that was
 * acknowledged, except those of the index. Every write is to one item and atomic; an acknowledged write survives as the
 * store's durability says. Implementations throw {@link StoreBusyException} where trying again may help (the write may
 * have been applied) and {@link StoreLimitException} for what exceeds a limit: an item of more than 400 KiB (names and values), a key over
 * its size, an empty key or index attribute, text with a lone surrogate (it has no UTF-8 form). An index attribute that
 * is no text is an IllegalArgumentException.
 */
public interface ItemStore extends AutoCloseable {
    /** The largest item, in bytes of names and values. */
    int MAX_ITEM_BYTES = 400 * 1024;

    /** The item at the key, unless it is absent or expired. */
    Optional<Item> get(Key key);

    /** A page of items; expired ones are left out. */
    ItemPage query(Query query);

    /** Writes the whole item if the condition holds of the one that stands there. */
    Outcome put(Item item, Condition condition);

    /** Changes the item if it exists and the condition holds of it; an absent item is refused, whatever the condition. */
    Outcome update(Key key, Update update, Condition condition);

    /**
     * Puts the first item unless one stands at its key, then does the update, whatever came of the first, which stays where the
     * update is refused. The update is never there without the first. A backend may do both at once.
     *
     * @return what came of the update
     */
    default Outcome putThenUpdate(Item first, Key key, Update update, Condition condition) {
        put(first, Condition.ABSENT);
        return update(key, update, condition);
    }

    /** Removes the item if the condition holds of it; removing an absent one with {@link Condition#ANY} is applied. */
    Outcome delete(Key key, Condition condition);

    /** Writes items unconditionally and in bulk, in any order; only for keys that nobody else can know yet. Repeatable. */
    void putAll(Collection<Item> items);

    /**
     * Does the steps, which are this thread's alone and short. A backend may write all of theirs at their end and at once: then none
     * of it was written where they throw or the process dies, though they themselves saw it. So nobody else may be told of it before
     * their end, for which there is {@link #onceWritten}. Steps within steps are a part of these. By default each write is by itself.
     */
    default void together(Runnable steps) {
        steps.run();
    }

    /**
     * Does the deed when what this thread wrote so far is sure to stay: at once, but at their end within {@link #together steps}.
     *
     * @param otherwise what is done instead where these failed
     */
    default void onceWritten(Runnable deed, Runnable otherwise) {
        deed.run();
    }

    /** Hands over every item of the query, page after page. */
    default void each(Query query, Consumer<Item> consumer) {
        Query next = query;
        while (next != null) {
            ItemPage page = query(next);
            page.items().forEach(consumer);
            next = page.cursor().map(next::after).orElse(null);
        }
    }

    @Override
    void close();
}
