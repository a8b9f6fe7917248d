package dev.baton.store.sqlite;

import dev.baton.engine.store.IndexPlace;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connection that reads, with its statements. Used by one thread at a time. */
final class ReadConnection implements AutoCloseable {
    /** Above every text, since SQLite orders blobs after texts. */
    private static final byte[] ABOVE_ALL_TEXT = new byte[0];

    private static final String TABLE = "SELECT sk, body FROM item WHERE pk = ? AND sk >= ? AND sk < ? ORDER BY sk";
    private static final String INDEX = "SELECT isk, pk, sk, iv, expires FROM item WHERE ipk = ?";

    static final String UP_TABLE = TABLE + " LIMIT ?";
    static final String DOWN_TABLE = TABLE + " DESC LIMIT ?";
    static final String UP_INDEX = INDEX + " AND (isk, pk, sk) >= (?, ?, ?) AND isk < ? ORDER BY isk, pk, sk LIMIT ?";
    static final String DOWN_INDEX =
            INDEX + " AND isk >= ? AND (isk, pk, sk) < (?, ?, ?) ORDER BY isk DESC, pk DESC, sk DESC LIMIT ?";

    private final Connection connection;
    private PreparedStatement get;
    private PreparedStatement upTable;
    private PreparedStatement downTable;
    private PreparedStatement upIndex;
    private PreparedStatement downIndex;

    ReadConnection(Connection connection) {
        this.connection = connection;
    }

    Optional<Item> get(Key key, ItemReader reader) throws SQLException {
        get = prepared(get, "SELECT body FROM item WHERE pk = ? AND sk = ?");
        get.setString(1, key.partition());
        get.setString(2, key.sort());
        byte[] body;
        try (ResultSet result = get.executeQuery()) {
            body = result.next() ? result.getBytes(1) : null;
        }
        return reader.read(key, body);
    }

    ItemPage query(Query query, ItemReader reader) throws SQLException {
        return query.index() ? index(query, reader) : table(query, reader);
    }

    private ItemPage table(Query query, ItemReader reader) throws SQLException {
        PreparedStatement statement;
        String from = query.from() == null ? "" : query.from();
        String to = query.to();
        if (query.backward()) {
            statement = downTable = prepared(downTable, DOWN_TABLE);
            to = query.cursor() == null ? to : query.cursor();
        } else {
            statement = upTable = prepared(upTable, UP_TABLE);
            from = query.cursor() == null ? from : after(query.cursor());
        }
        statement.setString(1, query.partition());
        statement.setString(2, from);
        below(statement, 3, to);
        statement.setInt(4, query.limit());
        List<Item> items = new ArrayList<>();
        String last = null;
        int rows = 0;
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                last = text(result, 1);
                rows++;
                reader.read(new Key(query.partition(), last), result.getBytes(2))
                        .ifPresent(items::add);
            }
        }
        return new ItemPage(List.copyOf(items), rows == query.limit() ? Optional.of(last) : Optional.empty());
    }

    private ItemPage index(Query query, ItemReader reader) throws SQLException {
        PreparedStatement statement;
        IndexPlace cursor = query.cursor() == null ? null : IndexPlace.parse(query.cursor());
        if (query.backward()) {
            statement = downIndex = prepared(downIndex, DOWN_INDEX);
            statement.setString(2, query.from() == null ? "" : query.from());
            below(statement, 3, cursor == null ? query.to() : cursor.sort());
            statement.setString(4, cursor == null ? "" : cursor.key().partition());
            statement.setString(5, cursor == null ? "" : cursor.key().sort());
        } else {
            statement = upIndex = prepared(upIndex, UP_INDEX);
            String from = query.from() == null ? "" : query.from();
            statement.setString(2, cursor == null ? from : cursor.sort());
            statement.setString(3, cursor == null ? "" : cursor.key().partition());
            statement.setString(4, cursor == null ? "" : after(cursor.key().sort()));
            below(statement, 5, query.to());
        }
        statement.setString(1, query.partition());
        statement.setInt(6, query.limit());
        return indexPage(query, statement, reader.now());
    }

    private static ItemPage indexPage(Query query, PreparedStatement statement, long now) throws SQLException {
        List<Item> items = new ArrayList<>();
        IndexPlace last = null;
        int rows = 0;
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows++;
                last = new IndexPlace(text(result, 1), new Key(text(result, 2), text(result, 3)));
                String shown = text(result, 4);
                long expires = result.getLong(5);
                if (result.wasNull() || expires > now) {
                    items.add(Item.at(last.key())
                            .with(Item.INDEX_PARTITION, query.partition())
                            .with(Item.INDEX_SORT, last.sort())
                            .with(Item.INDEX_VALUE, shown)
                            .build());
                }
            }
        }
        return new ItemPage(List.copyOf(items), rows == query.limit() ? Optional.of(last.cursor()) : Optional.empty());
    }

    /** The column's text: as bytes it comes without the buffer that the driver makes for each text. */
    private static String text(ResultSet result, int column) throws SQLException {
        byte[] bytes = result.getBytes(column);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** The next text in the order of bytes. */
    private static String after(String text) {
        return text + '\0';
    }

    private static void below(PreparedStatement statement, int index, String end) throws SQLException {
        if (end == null) {
            statement.setBytes(index, ABOVE_ALL_TEXT);
        } else {
            statement.setString(index, end);
        }
    }

    private PreparedStatement prepared(PreparedStatement statement, String sql) throws SQLException {
        return statement == null ? connection.prepareStatement(sql) : statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
