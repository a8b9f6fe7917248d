package dev.baton.store.sqlite;

import dev.baton.engine.store.Item;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes items in transactions of many; of several with one key, the first. */
final class Saving {
    private static final int BULK = 10_000;

    private final WriteConnection connection;
    private final List<Row> waiting = new ArrayList<>();
    private long saved;

    Saving(WriteConnection connection) {
        this.connection = connection;
    }

    void take(Item item) {
        waiting.add(Row.of(item));
        if (waiting.size() == BULK) {
            flush();
        }
    }

    long flush() {
        try {
            saved += connection.inTransaction(() -> {
                long inserted = 0;
                for (Row row : waiting) {
                    inserted += connection.insert(row) ? 1 : 0;
                }
                return inserted;
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        waiting.clear();
        return saved;
    }
}
