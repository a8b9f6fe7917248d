package dev.baton.store.sqlite;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The small items that were last read or written here: a guess at what stands in the table, which another process may have
 * changed and a rollback may have undone. A write that starts from a guess must check it. Not thread-safe.
 */
final class Recent {
    /** A body, and the item that it decodes to. */
    record Guess(byte[] body, Item item) {}

    private static final int MOST = 2048;
    private static final int MOST_BYTES = 2048;

    private final Map<Key, Guess> guesses = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Guess> eldest) {
            return size() > MOST;
        }
    };

    /** The guess, or null. */
    Guess at(Key key) {
        return guesses.get(key);
    }

    void remember(Item item, byte[] body) {
        if (body.length <= MOST_BYTES) {
            guesses.put(item.key(), new Guess(body, item));
        } else {
            guesses.remove(item.key());
        }
    }

    void forget(Key key) {
        guesses.remove(key);
    }
}
