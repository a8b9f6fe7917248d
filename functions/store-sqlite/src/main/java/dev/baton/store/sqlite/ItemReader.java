package dev.baton.store.sqlite;

import dev.baton.engine.store.Expiry;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Makes items of what a file's table holds, and knows by the clock which have expired. Thread-safe. */
record ItemReader(Path file, Clock clock) {
    /** The item of that body; empty where the body is null or the item has expired. */
    Optional<Item> read(Key key, byte[] body) {
        return body == null ? Optional.empty() : Expiry.live(decode(key, body), clock);
    }

    Item decode(Key key, byte[] body) {
        try {
            return ItemCodec.decode(key, body);
        } catch (IllegalArgumentException e) {
            throw Failures.damaged(file, e);
        }
    }

    /** The item, unless it has expired. */
    Optional<Item> live(Item item) {
        return Expiry.live(item, clock);
    }

    /** The time in Unix seconds. */
    long now() {
        return clock.instant().getEpochSecond();
    }
}
