package dev.baton.engine.record;

import dev.baton.engine.store.Item;
import java.util.function.ToLongFunction;

/** A codec for records that are kept as one JSON text under the attribute {@code d}. */
public record JsonCodec<T>(
        Kind kind, Class<T> type, ToLongFunction<T> idOf, ToLongFunction<T> workflowOf, WithId<T> identify, Texts texts)
        implements Codec<T> {
    /** Gives a record its ids. */
    @FunctionalInterface
    public interface WithId<T> {
        T of(T record, long workflowId, long id);
    }

    @Override
    public long id(T record) {
        return idOf.applyAsLong(record);
    }

    @Override
    public long workflowId(T record) {
        return workflowOf.applyAsLong(record);
    }

    @Override
    public T withId(T record, long workflowId, long id) {
        return identify.of(record, workflowId, id);
    }

    @Override
    public void write(T record, Item.Builder item) {
        item.with("d", texts.shorten(Json.write(record)));
    }

    @Override
    public T read(long workflowId, long id, Item item) {
        return identify.of(Json.read(texts.restore(item.text("d")), type), workflowId, id);
    }
}
