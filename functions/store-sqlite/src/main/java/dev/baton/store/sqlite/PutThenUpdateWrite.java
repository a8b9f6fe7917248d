package dev.baton.store.sqlite;

import dev.baton.engine.store.Outcome;
import java.sql.SQLException;

/** Puts an item, then changes another one whatever came of that, in one commit. */
record PutThenUpdateWrite(PutWrite first, UpdateWrite second) implements Write<Outcome> {
    @Override
    public Outcome apply(WriteConnection connection) throws SQLException {
        first.apply(connection);
        return second.apply(connection);
    }
}
