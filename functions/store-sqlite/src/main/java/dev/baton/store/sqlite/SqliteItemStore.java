package dev.baton.store.sqlite;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Limits;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Items in one SQLite file, which several processes may have open at once. Reads wait for no writer; concurrent writers
 * share a commit; one that comes alone commits on its own thread. Thread-safe.
 */
public final class SqliteItemStore implements ItemStore {
    private static final int BULK = 10_000;
    private static final int PURGE_EVERY = 256;

    /** Expired items stay this long, should the clock be set back. */
    private static final long PURGE_AFTER_SECONDS = 3600;

    private final GroupCommit writer;
    private final ReadPool readers;
    private final ItemReader reader;
    private final AtomicInteger expiring = new AtomicInteger();

    private SqliteItemStore(GroupCommit writer, ReadPool readers, ItemReader reader) {
        this.writer = writer;
        this.readers = readers;
        this.reader = reader;
    }

    /** Loads the driver and its library, which the first opening does otherwise. Idempotent. */
    public static void prepare() {
        NativeLibrary.load();
    }

    /**
     * Opens the file, which is created with its folder where there is none.
     *
     * @param clock decides which items have expired
     * @throws StoreUnusableException for a file that is damaged, not writable, of another program or of a newer Baton
     * @throws dev.baton.engine.store.StoreBusyException where another process keeps it locked
     */
    public static SqliteItemStore open(Path file, Durability durability, Clock clock) {
        Database database = new Database(file, durability);
        try {
            database.requireSound();
            return new SqliteItemStore(
                    new GroupCommit(
                            file,
                            () -> new WriteConnection(database.writer()),
                            new Checkpoints(database, Checkpoints.EVERY)),
                    new ReadPool(database),
                    new ItemReader(file, clock));
        } catch (SQLException e) {
            throw Failures.of(e, file);
        }
    }

    @Override
    public Optional<Item> get(Key key) {
        Limits.check(key);
        if (writer.inSteps()) {
            return writer.step(connection -> connection.get(key, reader));
        }
        Optional<Item> own = writer.tryGet(key, reader);
        return own != null ? own : readers.read(connection -> connection.get(key, reader));
    }

    @Override
    public ItemPage query(Query query) {
        Limits.checkPartition(query.partition());
        if (query.limit() < 1) {
            throw new IllegalArgumentException("a page has at least 1 item, not " + query.limit());
        }
        return writer.inSteps()
                ? writer.step(connection -> connection.query(query, reader))
                : readers.read(connection -> connection.query(query, reader));
    }

    @Override
    public Outcome put(Item item, Condition condition) {
        Item admitted = Limits.admit(item);
        Row row = Row.of(admitted);
        Outcome outcome = writer.write(new PutWrite(admitted, row, condition, reader));
        if (row.expires() != null && expiring.incrementAndGet() % PURGE_EVERY == 0) {
            purge();
        }
        return outcome;
    }

    @Override
    public Outcome update(Key key, Update update, Condition condition) {
        Limits.check(key);
        return writer.write(new UpdateWrite(key, update, condition, reader));
    }

    @Override
    public Outcome putThenUpdate(Item first, Key key, Update update, Condition condition) {
        Item admitted = Limits.admit(first);
        Limits.check(key);
        return writer.write(new PutThenUpdateWrite(
                new PutWrite(admitted, Row.of(admitted), Condition.ABSENT, reader),
                new UpdateWrite(key, update, condition, reader)));
    }

    @Override
    public Outcome delete(Key key, Condition condition) {
        Limits.check(key);
        return writer.write(new DeleteWrite(key, condition, reader));
    }

    /** Writes in transactions of 10,000 items, in the order of their keys: that of the file. */
    @Override
    public void putAll(Collection<Item> items) {
        List<Row> rows = new ArrayList<>(items.size());
        for (Item item : items) {
            rows.add(Row.of(Limits.admit(item)));
        }
        rows.sort(SqliteItemStore::byKey);
        for (int from = 0; from < rows.size(); from += BULK) {
            writer.write(new BulkWrite(rows.subList(from, Math.min(rows.size(), from + BULK))));
        }
    }

    /** In one transaction, so that others who write wait for its end. */
    @Override
    public void together(Runnable steps) {
        writer.together(steps);
    }

    @Override
    public void onceWritten(Runnable deed, Runnable otherwise) {
        writer.onceWritten(deed, otherwise);
    }

    @Override
    public void close() {
        readers.close();
        // Last, since the last connection to close tidies the log away.
        writer.close();
    }

    private static int byKey(Row one, Row other) {
        int order = one.key().partition().compareTo(other.key().partition());
        return order == 0 ? one.key().sort().compareTo(other.key().sort()) : order;
    }

    private void purge() {
        long expired = reader.now() - PURGE_AFTER_SECONDS;
        writer.write(connection -> {
            connection.purge(expired);
            return true;
        });
    }
}
