package dev.baton.engine.record;

import dev.baton.engine.Backend;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Records as items, one each. An update reads, changes and writes on condition that nobody else wrote in between. */
public final class ItemRecords<T> implements Records<T> {
    /** The number of writes so far, which fences updates. */
    private static final String VERSION = "v";
    /** When the content changed last, in milliseconds since 1970. */
    private static final String CHANGED = "at";
    /** The job whose answer wrote the record last, if nobody wrote it since; and its attempt. */
    private static final String WRITER = "by";

    private static final String WRITERS_ATTEMPT = "ba";

    private final Backend backend;
    private final Numbers numbers;
    private final Codec<T> codec;

    public ItemRecords(Backend backend, Numbers numbers, Codec<T> codec) {
        this.backend = backend;
        this.numbers = numbers;
        this.codec = codec;
    }

    @Override
    public T create(T draft) {
        long workflow = codec.workflowId(draft);
        T record = codec.withId(draft, workflow, Ids.of(workflow, numbers.one(workflow, codec.kind())));
        backend.items().put(item(record, 1, backend.now()), Condition.ABSENT);
        return record;
    }

    @Override
    public List<T> createAll(long workflow, List<T> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        List<T> records = number(workflow, numbers.many(workflow, codec.kind(), drafts.size()), drafts);
        backend.items().putAll(items(records));
        return records;
    }

    /** The items of new records with consecutive numbers, for a caller who writes them together with others. */
    public List<Item> newItems(long workflow, long first, List<T> drafts) {
        return items(number(workflow, first, drafts));
    }

    private List<T> number(long workflow, long first, List<T> drafts) {
        List<T> records = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            records.add(codec.withId(drafts.get(i), workflow, Ids.of(workflow, first + i)));
        }
        return records;
    }

    private List<Item> items(List<T> records) {
        return records.stream().map(record -> item(record, 1, backend.now())).toList();
    }

    @Override
    public T get(long id) {
        return read(item(id));
    }

    /** The record, or empty. */
    public Optional<T> find(long id) {
        return id <= 0 || Ids.number(id) == 0
                ? Optional.empty()
                : backend.items()
                        .get(Keys.of(Ids.workflow(id), codec.kind().prefix(), Ids.number(id)))
                        .map(this::read);
    }

    /** A record and when its content changed last, in milliseconds since 1970. */
    public record Kept<T>(T value, long changedAt) {}

    /** The record with the time of its last change, or empty. */
    public Optional<Kept<T>> kept(long id) {
        return backend.items()
                .get(Keys.of(Ids.workflow(id), codec.kind().prefix(), Ids.number(id)))
                .map(item -> new Kept<>(read(item), item.number(CHANGED, 0)));
    }

    /** When the record's content changed last, in milliseconds since 1970; empty for an absent record. */
    public Optional<Long> changedAt(long id) {
        return backend.items()
                .get(Keys.of(Ids.workflow(id), codec.kind().prefix(), Ids.number(id)))
                .map(item -> item.number(CHANGED, 0));
    }

    @Override
    public List<T> list(long workflow) {
        List<Item> found = new ArrayList<>();
        String prefix = codec.kind().prefix() + "/";
        for (String partition : Keys.partitions(workflow, numbers.highest(workflow, codec.kind()))) {
            backend.items().each(Query.prefix(partition, prefix), found::add);
        }
        found.sort(Item.BY_SORT);
        return found.stream().map(this::read).toList();
    }

    @Override
    public T update(long id, UnaryOperator<T> change) {
        Item now = item(id);
        while (true) {
            T old = read(now);
            T changed = codec.withId(change.apply(old), Ids.workflow(id), id);
            boolean same = Objects.equals(codec.content(old), codec.content(changed));
            long version = now.number(VERSION, 0);
            Item replacement = item(changed, version + 1, same ? now.number(CHANGED, 0) : backend.now());
            Outcome outcome = backend.items().put(replacement, Condition.is(VERSION, version));
            if (outcome.applied()) {
                return changed;
            }
            now = outcome.item().orElseThrow(() -> absent(id));
        }
    }

    /**
     * Changes the record for one attempt of a job, unless that attempt or a later one of the same job did so before, and nobody
     * wrote it since.
     */
    public void updateBy(long job, int attempt, long id, UnaryOperator<T> change) {
        Item now = item(id);
        while (now != null && !(now.number(WRITER, 0) == job && now.number(WRITERS_ATTEMPT, 0) >= attempt)) {
            T changed = codec.withId(change.apply(read(now)), Ids.workflow(id), id);
            Item replacement = stamped(item(changed, now.number(VERSION, 0) + 1, backend.now()), job, attempt);
            Outcome outcome = backend.items().put(replacement, Condition.is(VERSION, now.number(VERSION, 0)));
            now = outcome instanceof Outcome.Refused(Optional<Item> other) ? other.orElseThrow(() -> absent(id)) : null;
        }
    }

    private static Item stamped(Item item, long job, int attempt) {
        Item.Builder stamped = Item.at(item.key());
        item.attributes().forEach(stamped::with);
        return stamped.with(WRITER, job).with(WRITERS_ATTEMPT, attempt).build();
    }

    @Override
    public T delete(long id) {
        Ids.check(codec.kind().title(), id);
        Outcome outcome = backend.items()
                .delete(Keys.of(Ids.workflow(id), codec.kind().prefix(), Ids.number(id)), Condition.EXISTS);
        if (outcome.applied()) {
            return read(outcome.item().orElseThrow());
        }
        throw absent(id);
    }

    @Override
    public int deleteAll(long workflow) {
        List<T> all = list(workflow);
        for (T record : all) {
            backend.items()
                    .delete(Keys.of(workflow, codec.kind().prefix(), Ids.number(codec.id(record))), Condition.ANY);
        }
        return all.size();
    }

    private Item item(long id) {
        Ids.check(codec.kind().title(), id);
        return backend.items()
                .get(Keys.of(Ids.workflow(id), codec.kind().prefix(), Ids.number(id)))
                .orElseThrow(() -> absent(id));
    }

    private NotFoundException absent(long id) {
        return NotFoundException.of(codec.kind().title(), id);
    }

    private T read(Item item) {
        String partition = item.key().partition();
        int end = partition.indexOf('/', 2);
        long workflow = Long.parseLong(partition, 2, end < 0 ? partition.length() : end, 10);
        return codec.read(workflow, Ids.of(workflow, Keys.number(item.key())), item);
    }

    private Item item(T record, long version, long changed) {
        long id = codec.id(record);
        Item.Builder item = Item.at(Keys.of(Ids.workflow(id), codec.kind().prefix(), Ids.number(id)));
        codec.write(record, item);
        return item.with(VERSION, version).with(CHANGED, changed).build();
    }
}
