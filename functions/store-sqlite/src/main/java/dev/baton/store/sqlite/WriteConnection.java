package dev.baton.store.sqlite;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Optional;

/** The one connection that writes, with its statements. Used by one thread at a time. */
final class WriteConnection implements AutoCloseable {
    /** What is done in a transaction. */
    interface Work<T> {
        T run() throws SQLException;
    }

    private static final String COLUMNS = "(pk, sk, body, ipk, isk, iv, expires) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final int PURGED_AT_ONCE = 500;

    private final Connection connection;
    private final Recent recent = new Recent();
    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final PreparedStatement replace;
    private final PreparedStatement swapBody;
    private final PreparedStatement swapAll;
    private final PreparedStatement delete;
    private final PreparedStatement purge;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement rollback;
    /** Reads through the same connection; null until then. */
    private ReadConnection reads;

    WriteConnection(Connection connection) throws SQLException {
        this.connection = connection;
        select = connection.prepareStatement("SELECT body FROM item WHERE pk = ? AND sk = ?");
        insert = connection.prepareStatement("INSERT OR IGNORE INTO item " + COLUMNS);
        replace = connection.prepareStatement("INSERT OR REPLACE INTO item " + COLUMNS);
        swapBody = connection.prepareStatement("UPDATE item SET body = ? WHERE pk = ? AND sk = ? AND body = ?");
        swapAll = connection.prepareStatement("UPDATE item SET body = ?, ipk = ?, isk = ?, iv = ?, expires = ?"
                + " WHERE pk = ? AND sk = ? AND body = ?");
        delete = connection.prepareStatement("DELETE FROM item WHERE pk = ? AND sk = ?");
        purge = connection.prepareStatement("DELETE FROM item WHERE (pk, sk) IN"
                + " (SELECT pk, sk FROM item WHERE expires <= ? LIMIT " + PURGED_AT_ONCE + ")");
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        rollback = connection.prepareStatement("ROLLBACK");
    }

    /** The body at the key, or null. */
    byte[] body(Key key) throws SQLException {
        select.setString(1, key.partition());
        select.setString(2, key.sort());
        try (ResultSet result = select.executeQuery()) {
            return result.next() ? result.getBytes(1) : null;
        }
    }

    /** The item at the key, unless it is absent or expired. */
    Optional<Item> get(Key key, ItemReader reader) throws SQLException {
        byte[] body = body(key);
        if (body == null) {
            return Optional.empty();
        }
        Recent.Guess guess = recent.at(key);
        if (guess != null && Arrays.equals(guess.body(), body)) {
            return reader.live(guess.item());
        }
        Item item = reader.decode(key, body);
        recent.remember(item, body);
        return reader.live(item);
    }

    /** A page of items, with what this transaction wrote. */
    ItemPage query(Query query, ItemReader reader) throws SQLException {
        reads = reads == null ? new ReadConnection(connection) : reads;
        return reads.query(query, reader);
    }

    /** What was last seen of items, to start a checked write from. */
    Recent recent() {
        return recent;
    }

    /** Writes the row unless one stands at its key; whether it did. */
    boolean insert(Row row) throws SQLException {
        bind(insert, row);
        return insert.executeUpdate() == 1;
    }

    /** Writes the row, whatever stands at its key. */
    void replace(Row row) throws SQLException {
        bind(replace, row);
        replace.executeUpdate();
    }

    /** Writes the item if the body at its key still is the one before; whether it was. */
    boolean swap(Item item, Item itemBefore, byte[] before) throws SQLException {
        Row after = Row.of(item);
        boolean swapped = swap(after, before, Row.differ(itemBefore, item));
        if (swapped) {
            recent.remember(item, after.body());
        } else {
            recent.forget(item.key());
        }
        return swapped;
    }

    /** The columns beside the body are written only where they differ: the indexes are left alone then. */
    private boolean swap(Row after, byte[] before, boolean columns) throws SQLException {
        PreparedStatement statement = columns ? swapAll : swapBody;
        int next = 1;
        statement.setBytes(next++, after.body());
        if (columns) {
            statement.setString(next++, after.indexPartition());
            statement.setString(next++, after.indexSort());
            statement.setString(next++, after.indexValue());
            bind(statement, next++, after.expires());
        }
        statement.setString(next++, after.key().partition());
        statement.setString(next++, after.key().sort());
        statement.setBytes(next, before);
        return statement.executeUpdate() == 1;
    }

    void delete(Key key) throws SQLException {
        delete.setString(1, key.partition());
        delete.setString(2, key.sort());
        delete.executeUpdate();
    }

    /** Removes some of the rows that expired by that time, in Unix seconds. */
    void purge(long expired) throws SQLException {
        purge.setLong(1, expired);
        purge.executeUpdate();
    }

    /** Does the work between begin and commit; an exception takes it back, one of SQLite when the connection is closed. */
    <T> T inTransaction(Work<T> work) throws SQLException {
        begin.executeUpdate();
        try {
            T result = work.run();
            commit.executeUpdate();
            return result;
        } catch (RuntimeException | Error e) {
            rollback.executeUpdate();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static void bind(PreparedStatement statement, Row row) throws SQLException {
        statement.setString(1, row.key().partition());
        statement.setString(2, row.key().sort());
        statement.setBytes(3, row.body());
        statement.setString(4, row.indexPartition());
        statement.setString(5, row.indexSort());
        statement.setString(6, row.indexValue());
        bind(statement, 7, row.expires());
    }

    private static void bind(PreparedStatement statement, int index, Long number) throws SQLException {
        if (number == null) {
            statement.setNull(index, Types.INTEGER);
        } else {
            statement.setLong(index, number);
        }
    }
}
