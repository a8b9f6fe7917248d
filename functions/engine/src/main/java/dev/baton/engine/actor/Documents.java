package dev.baton.engine.actor;

import dev.baton.engine.ConflictException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.record.Json;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Records that change seldom, each a JSON text in one item with a version: whoever changes one read it as it was.
 *
 * @param absent what to throw for one that is not there
 * @param index adds what makes an item stand in the index
 * @param known what texts say, which is the same whoever asks; the store is asked for the text each time
 */
record Documents<T>(
        ItemStore items,
        Texts texts,
        Class<T> type,
        Supplier<NotFoundException> absent,
        BiConsumer<T, Item.Builder> index,
        Map<String, T> known) {
    private static final String TEXT = "d";
    private static final String VERSION = "v";
    /** How many texts are kept with what they say, so that the record that every message asks for is not parsed each time. */
    private static final int KNOWN = 256;

    Documents(
            ItemStore items,
            Texts texts,
            Class<T> type,
            Supplier<NotFoundException> absent,
            BiConsumer<T, Item.Builder> index) {
        this(items, texts, type, absent, index, new ConcurrentHashMap<>());
    }

    Optional<T> find(Key key) {
        return items.get(key).map(this::read);
    }

    T get(Key key) {
        return find(key).orElseThrow(absent);
    }

    /** Whether it was created; false where one stands there. */
    boolean create(Key key, T record) {
        return items.put(item(key, record, 1), Condition.ABSENT).applied();
    }

    /** Changes it, again if somebody else was first. */
    T change(Key key, UnaryOperator<T> change) {
        Item item = items.get(key).orElseThrow(absent);
        while (true) {
            long version = item.number(VERSION, 0);
            T after = change.apply(read(item));
            switch (items.put(item(key, after, version + 1), Condition.is(VERSION, version))) {
                case Outcome.Applied applied -> {
                    return after;
                }
                case Outcome.Refused(var now) -> item = now.orElseThrow(absent);
            }
        }
    }

    void delete(Key key) {
        items.delete(key, Condition.ANY);
    }

    T read(Item item) {
        String text = item.text(TEXT);
        T read = known.get(text);
        if (read == null) {
            read = Json.read(texts.restore(text), type);
            if (known.size() >= KNOWN) {
                known.clear();
            }
            known.put(text, read);
        }
        return read;
    }

    private Item item(Key key, T record, long version) {
        Item.Builder item =
                Item.at(key).with(TEXT, texts.shorten(Json.write(record))).with(VERSION, version);
        index.accept(record, item);
        return item.build();
    }

    /** For those who must not find anything there. */
    void createOrRefuse(Key key, T record, String taken) {
        if (!create(key, record)) {
            throw new ConflictException(taken);
        }
    }
}
