package dev.baton.engine.store;

import java.time.Clock;
import java.util.Optional;

/** When an item counts as gone: from the very second that its {@link Item#EXPIRES} names. */
public final class Expiry {
    private Expiry() {}

    /** Whether the item is gone at that time, in Unix seconds. */
    public static boolean expired(Item item, long now) {
        return item.attributes().get(Item.EXPIRES) instanceof Value.Num(long expires) && expires <= now;
    }

    /** The item, unless it is null or gone by the clock. */
    public static Optional<Item> live(Item item, Clock clock) {
        return item == null
                        || item.has(Item.EXPIRES)
                                && expired(item, clock.instant().getEpochSecond())
                ? Optional.empty()
                : Optional.of(item);
    }
}
