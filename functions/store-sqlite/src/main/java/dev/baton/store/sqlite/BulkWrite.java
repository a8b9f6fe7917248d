package dev.baton.store.sqlite;

import java.sql.SQLException;
import java.util.List;

/** Writes many rows unconditionally; returns how many. */
record BulkWrite(List<Row> rows) implements Write<Integer> {
    @Override
    public Integer apply(WriteConnection connection) throws SQLException {
        for (Row row : rows) {
            connection.replace(row);
            // Its first change most often follows soon.
            connection.recent().remember(row.item(), row.body());
        }
        return rows.size();
    }
}
