package dev.baton.doors.http;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.record.Records;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Records in memory, numbered from 1: enough of an engine to see what a door makes of requests. */
final class MemoryRecords<T> implements Records<T> {
    private final String kind;
    private final BiFunction<T, Long, T> withId;
    private final ToLongFunction<T> workflowId;
    private final TreeMap<Long, T> records = new TreeMap<>();

    MemoryRecords(String kind, BiFunction<T, Long, T> withId, ToLongFunction<T> workflowId) {
        this.kind = kind;
        this.withId = withId;
        this.workflowId = workflowId;
    }

    @Override
    public synchronized T create(T draft) {
        if (workflowId.applyAsLong(draft) > 1000) {
            throw NotFoundException.of("workflow", workflowId.applyAsLong(draft));
        }
        long id = records.isEmpty() ? 1 : records.lastKey() + 1;
        records.put(id, withId.apply(draft, id));
        return records.get(id);
    }

    @Override
    public List<T> createAll(long workflow, List<T> drafts) {
        return drafts.stream().map(this::create).toList();
    }

    @Override
    public synchronized T get(long id) {
        if (!records.containsKey(id)) {
            throw NotFoundException.of(kind, id);
        }
        return records.get(id);
    }

    @Override
    public synchronized List<T> list(long workflow) {
        return records.values().stream()
                .filter(record -> workflowId.applyAsLong(record) == workflow)
                .toList();
    }

    @Override
    public synchronized T update(long id, UnaryOperator<T> change) {
        records.put(id, change.apply(get(id)));
        return get(id);
    }

    @Override
    public synchronized T delete(long id) {
        T old = get(id);
        records.remove(id);
        return old;
    }

    @Override
    public synchronized int deleteAll(long workflow) {
        List<T> all = list(workflow);
        records.values().removeAll(all);
        return all.size();
    }
}
