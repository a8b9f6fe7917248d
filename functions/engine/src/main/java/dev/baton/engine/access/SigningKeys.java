package dev.baton.engine.access;

import dev.baton.engine.ConflictException;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The secret that tokens are made with. It is made on first need by whichever process comes first, and stands in the store,
 * so that all processes share it. A rotation makes a new one; the one before stays good until the next rotation, or is
 * revoked at once. Other processes hear of a rotation within {@link #KNOWN_FOR_MILLIS}. Thread-safe.
 */
public final class SigningKeys {
    /** How long a process goes on with what it read, in milliseconds. */
    static final long KNOWN_FOR_MILLIS = 10_000;

    private static final Key PLACE = new Key("access", "signing");
    private static final String CURRENT = "k1";
    private static final String PREVIOUS = "k2";
    private static final int BYTES = 32;

    private final ItemStore items;
    private final Clock clock;
    private final Randomness random;
    private volatile Known known;

    private record Known(List<byte[]> keys, long until) {}

    public SigningKeys(ItemStore items, Clock clock, Randomness random) {
        this.items = items;
        this.clock = clock;
        this.random = random;
    }

    /** What new tokens are made with. */
    byte[] current() {
        return accepted().getFirst();
    }

    /** What a token may have been made with: the current secret, then the one before, if it is still good. */
    List<byte[]> accepted() {
        Known last = known;
        // Not after a clock that was set back, either.
        long left = last == null ? 0 : last.until() - clock.millis();
        return left > 0 && left <= KNOWN_FOR_MILLIS ? last.keys() : remember(read());
    }

    /**
     * Makes a new secret.
     *
     * @param revoke whether tokens made with the old one are refused from now on
     * @throws ConflictException when somebody else did so at the same time
     */
    public void rotate(boolean revoke) {
        Value old = read().attributes().get(CURRENT);
        Item.Builder fresh = Item.at(PLACE).with(CURRENT, new Value.Bytes(random.bytes(BYTES)));
        if (!revoke) {
            fresh.with(PREVIOUS, old);
        }
        Item item = fresh.build();
        if (!items.put(item, Condition.is(CURRENT, old)).applied()) {
            throw new ConflictException("the signing key was rotated by somebody else at the same time");
        }
        remember(item);
    }

    private List<byte[]> remember(Item item) {
        List<byte[]> keys = new ArrayList<>();
        for (String name : List.of(CURRENT, PREVIOUS)) {
            if (item.attributes().get(name) instanceof Value.Bytes(byte[] key)) {
                keys.add(key);
            }
        }
        known = new Known(keys, clock.millis() + KNOWN_FOR_MILLIS);
        return keys;
    }

    private Item read() {
        return items.get(PLACE).orElseGet(this::make);
    }

    private Item make() {
        Item fresh = Item.at(PLACE)
                .with(CURRENT, new Value.Bytes(random.bytes(BYTES)))
                .build();
        return items.put(fresh, new Condition.Absent()) instanceof Outcome.Refused(var now) ? now.orElseThrow() : fresh;
    }
}
