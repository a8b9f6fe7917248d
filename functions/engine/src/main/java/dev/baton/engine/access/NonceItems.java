package dev.baton.engine.access;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Value;
import java.util.Set;
import java.util.TreeSet;

/** How a nonce stands in the store: one item, in the partition of what it is bound to. */
final class NonceItems {
    static final String USES = "u";
    static final String MOST = "m";
    static final String LAST = "t";
    static final String LEVEL = "l";
    static final String END = "x";
    /** Before the digest of each request that was let in lately: the attribute's number says when. */
    static final String SEEN = "q:";

    private NonceItems() {}

    static String partition(String binding) {
        return "nonce/" + binding;
    }

    static Key key(String binding, String hash) {
        return new Key(partition(binding), hash);
    }

    static Item item(Nonce nonce) {
        return Item.at(key(nonce.binding(), nonce.hash()))
                .with("p", nonce.prefix())
                .with("o", nonce.owner())
                .with("r", Value.texts(nonce.roles()))
                .with(LEVEL, nonce.level().name())
                .with("d", nonce.description())
                .with(MOST, nonce.maxUses())
                .with(USES, nonce.uses())
                .with("c", nonce.createdAt())
                .with(LAST, nonce.lastUsedAt())
                .with(END, nonce.expiresAt(), 0)
                .build();
    }

    static Nonce read(String binding, Item item) {
        return new Nonce(
                binding,
                item.key().sort(),
                item.text("p"),
                item.text("o"),
                item.attributes().get("r") instanceof Value.TextSet(var roles) ? new TreeSet<>(roles) : Set.of(),
                Level.valueOf(item.text(LEVEL)),
                item.text("d"),
                item.number(MOST, 0),
                item.number(USES, 0),
                item.number("c", 0),
                item.number(LAST, 0),
                item.number(END, 0));
    }
}
