package dev.baton.engine.access;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Nonces: made, listed, taken back and redeemed. The secret is known to its maker alone; here stands its SHA-256.
 * Thread-safe; everything that decides stands in the store.
 */
public final class Nonces {
    /** How long the same request is let in again without another use. */
    public static final Duration REPEATABLE = Duration.ofHours(24);

    private static final String TENANT = "BATON_";
    private static final int SHOWN = TENANT.length() + 8;

    private final ItemStore items;
    private final Clock clock;
    private final Randomness random;
    private final Redeeming redeeming;

    /** A new nonce; the secret is not seen again. */
    public record Issued(String secret, Nonce nonce) {}

    /**
     * A nonce that was accepted.
     *
     * @param repeated whether the same request had been let in before, so that this one cost no use
     */
    public record Redeemed(Nonce nonce, boolean repeated) {}

    public Nonces(ItemStore items, Clock clock, Randomness random) {
        this.items = items;
        this.clock = clock;
        this.random = random;
        redeeming = new Redeeming(items, clock);
    }

    /** The binding to an actor: good under the actor's id, not under its aliases. */
    public static String actor(String id) {
        return "a/" + id;
    }

    /** The binding to an alias: good under the alias alone, whatever actor it names. */
    public static String alias(String name) {
        return "l/" + name;
    }

    /** Makes one: 128 random bits, written so that clients which check the form accept them. */
    public Issued create(String binding, NonceDraft draft) {
        ByteBuffer bits = ByteBuffer.wrap(random.bytes(2 * Long.BYTES));
        String secret = TENANT + Hashids.ABACO.encode(bits.getLong(), bits.getLong());
        Nonce nonce = new Nonce(
                binding,
                Texts.hash(secret),
                secret.substring(0, SHOWN),
                draft.owner(),
                draft.roles(),
                draft.level(),
                draft.description(),
                draft.maxUses(),
                0,
                clock.millis(),
                0,
                draft.expiresAt());
        items.put(NonceItems.item(nonce), Condition.ABSENT);
        return new Issued(secret, nonce);
    }

    /** All of this binding, oldest first. */
    public List<Nonce> list(String binding) {
        List<Nonce> all = new ArrayList<>();
        items.each(Query.partition(NonceItems.partition(binding)), item -> all.add(NonceItems.read(binding, item)));
        all.sort(Comparator.comparingLong(Nonce::createdAt).thenComparing(Nonce::hash));
        return all;
    }

    /**
     * The nonce with this secret, or with this beginning as listings show it.
     *
     * @throws NotFoundException where there is none
     * @throws RefusedException where several begin so
     */
    public Nonce get(String binding, String idOrPrefix) {
        return items.get(NonceItems.key(binding, Texts.hash(idOrPrefix)))
                .map(item -> NonceItems.read(binding, item))
                .orElseGet(() -> byPrefix(binding, idOrPrefix));
    }

    private Nonce byPrefix(String binding, String prefix) {
        List<Nonce> found = list(binding).stream()
                .filter(nonce -> nonce.prefix().equals(prefix.replace("*", "")))
                .toList();
        if (found.size() > 1) {
            throw new RefusedException("several nonces begin so; name one by its whole id");
        }
        if (found.isEmpty()) {
            throw new NotFoundException("Nonce not found.");
        }
        return found.getFirst();
    }

    /** Takes it back: from now on it is unknown. Named as in {@link #get}. */
    public void delete(String binding, String idOrPrefix) {
        items.delete(NonceItems.key(binding, get(binding, idOrPrefix).hash()), Condition.ANY);
    }

    /** Takes all of this binding back; repeatable. */
    public void deleteAll(String binding) {
        List<Key> keys = new ArrayList<>();
        items.each(Query.partition(NonceItems.partition(binding)), item -> keys.add(item.key()));
        keys.forEach(key -> items.delete(key, Condition.ANY));
    }

    /** The nonce with this secret as it stands, without using it; RefusedException for an unknown one. */
    public Nonce look(String binding, String secret) {
        return items.get(NonceItems.key(binding, Texts.hash(secret)))
                .map(item -> NonceItems.read(binding, item))
                .orElseThrow(() -> new RefusedException(Redeeming.UNKNOWN));
    }

    /**
     * Uses it once, by one conditional update: of N uses exactly N succeed, however many try at once.
     *
     * @param needed what the request needs; a nonce below that is refused and keeps its uses
     * @param digest says which request this is: the same again within {@link #REPEATABLE} costs no use; null where each
     *     request counts. At most 64 characters
     * @throws RefusedException for an unknown, weak, expired or exhausted nonce; nothing has changed then
     */
    public Redeemed redeem(String binding, String secret, Level needed, String digest) {
        return redeeming.redeem(binding, Texts.hash(secret), needed, digest);
    }

    static Nonce read(String binding, Outcome.Applied applied) {
        return NonceItems.read(binding, applied.item().orElseThrow());
    }

    static Update.Builder use(int uses, long now) {
        return Update.change().add(NonceItems.USES, uses).set(NonceItems.LAST, now);
    }

    static boolean seen(Item item, String digest, long now) {
        long at = item.number(NonceItems.SEEN + digest, Long.MIN_VALUE);
        return at != Long.MIN_VALUE && now - at < REPEATABLE.toMillis();
    }
}
