package dev.baton.store.dynamodb;

import dev.baton.engine.store.Limits;

/**
 * A blob's key as the key of its object: the same, save for the characters 0 and 1, which become 1 1 and 1 2. Servers on the way
 * refuse an address with an encoded zero. Order and prefixes stay as they are.
 */
final class ObjectKeys {
    private ObjectKeys() {}

    /** Of a legal blob key. */
    static String of(String key) {
        Limits.checkBlobKey(key);
        return ofPrefix(key);
    }

    static String ofPrefix(String prefix) {
        return prefix.replace("\u0001", "\u0001\u0002").replace("\u0000", "\u0001\u0001");
    }

    static String key(String object) {
        return object.replace("\u0001\u0001", "\u0000").replace("\u0001\u0002", "\u0001");
    }
}
