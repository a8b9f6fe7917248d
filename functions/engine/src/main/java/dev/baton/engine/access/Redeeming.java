package dev.baton.engine.access;

import dev.baton.engine.RefusedException;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How a nonce is used. The one update that counts a use carries every rule in its condition; what it is refused for is told
 * by the item as it was read, or as a refusal brings it along. The messages are Abaco's.
 */
final class Redeeming {
    static final String UNKNOWN = "Nonce does not exist.";
    private static final String WEAK = "Nonce does not have sufficient permissions level.";
    private static final String EXHAUSTED = "No remaining uses left for this nonce.";
    private static final String EXPIRED = "Nonce has expired.";
    /** So many requests are remembered at most: an item must stay small. */
    private static final int REMEMBERED = 256;

    private final ItemStore items;
    private final Clock clock;
    private final JointUses joint;

    Redeeming(ItemStore items, Clock clock) {
        this.items = items;
        this.clock = clock;
        joint = new JointUses(items);
    }

    Nonces.Redeemed redeem(String binding, String hash, Level needed, String digest) {
        long now = clock.millis();
        Item item = items.get(NonceItems.key(binding, hash)).orElseThrow(() -> new RefusedException(UNKNOWN));
        return item.number(NonceItems.MOST, 0) == Nonce.UNLIMITED
                ? unlimited(binding, item, needed, now)
                : limited(binding, item, needed, digest, now);
    }

    /** Which requests it let in need not be remembered: each is let in anyhow. */
    private Nonces.Redeemed unlimited(String binding, Item item, Level needed, long now) {
        refuse(NonceItems.read(binding, item), needed, now);
        Outcome outcome = joint.use(item.key(), needed, now, at -> allowed(needed, at));
        if (!(outcome instanceof Outcome.Applied applied)) {
            throw new RefusedException(UNKNOWN);
        }
        return new Nonces.Redeemed(Nonces.read(binding, applied), false);
    }

    private Nonces.Redeemed limited(String binding, Item seen, Level needed, String digest, long now) {
        Item item = seen;
        while (true) {
            Nonce nonce = NonceItems.read(binding, item);
            refuse(nonce, needed, now);
            if (digest != null && Nonces.seen(item, digest, now)) {
                return new Nonces.Redeemed(nonce, true);
            }
            if (nonce.remaining() == 0) {
                throw new RefusedException(EXHAUSTED);
            }
            Outcome outcome = items.update(item.key(), use(digest, now), once(item, needed, digest, now));
            switch (outcome) {
                case Outcome.Applied applied -> {
                    forget(applied.item().orElseThrow());
                    return new Nonces.Redeemed(Nonces.read(binding, applied), false);
                }
                case Outcome.Refused(var changed) -> item = changed.orElseThrow(() -> new RefusedException(UNKNOWN));
            }
        }
    }

    private static Update use(String digest, long now) {
        Update.Builder use = Nonces.use(1, now);
        return (digest == null ? use : use.set(NonceItems.SEEN + digest, now)).build();
    }

    /** That a use is left, and that nobody has brought this very request in the meantime. */
    private static Condition once(Item item, Level needed, String digest, long now) {
        long most = item.number(NonceItems.MOST, 0);
        Condition left = Condition.and(
                allowed(needed, now), Condition.is(NonceItems.MOST, most), Condition.lessThan(NonceItems.USES, most));
        if (digest == null) {
            return left;
        }
        String name = NonceItems.SEEN + digest;
        Value old = item.attributes().get(name);
        return Condition.and(left, old == null ? Condition.not(Condition.has(name)) : Condition.is(name, old));
    }

    private static Condition allowed(Level needed, long now) {
        List<Value> levels = new ArrayList<>();
        for (Level level : Level.values()) {
            if (level.covers(needed)) {
                levels.add(Value.of(level.name()));
            }
        }
        return Condition.and(
                new Condition.OneOf(NonceItems.LEVEL, levels),
                Condition.or(
                        Condition.not(Condition.has(NonceItems.END)),
                        Condition.not(Condition.lessThan(NonceItems.END, now + 1))));
    }

    private static void refuse(Nonce nonce, Level needed, long now) {
        if (!nonce.level().covers(needed)) {
            throw new RefusedException(WEAK);
        }
        if (nonce.expiresAt() != 0 && nonce.expiresAt() <= now) {
            throw new RefusedException(EXPIRED);
        }
    }

    /** Drops what need not be remembered any more, where it has become much. Repeatable, and harmless if it never happens. */
    private void forget(Item item) {
        List<Map.Entry<String, Value>> remembered = item.attributes().entrySet().stream()
                .filter(each -> each.getKey().startsWith(NonceItems.SEEN))
                .sorted(Comparator.comparingLong(each -> item.number(each.getKey(), 0)))
                .toList();
        if (remembered.size() <= REMEMBERED) {
            return;
        }
        Update.Builder forget = Update.change();
        remembered.stream().limit(REMEMBERED / 2).forEach(each -> forget.remove(each.getKey()));
        items.update(item.key(), forget.build(), Condition.EXISTS);
    }
}
