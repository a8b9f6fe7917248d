package dev.baton.store.sqlite;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Conditions;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import java.sql.SQLException;
import java.util.Optional;

/** Removes an item if a condition holds of it. */
record DeleteWrite(Key key, Condition condition, ItemReader reader) implements Write<Outcome> {
    @Override
    public Outcome apply(WriteConnection connection) throws SQLException {
        byte[] body = connection.body(key);
        Optional<Item> now = reader.read(key, body);
        if (!Conditions.holds(condition, now)) {
            return new Outcome.Refused(now);
        }
        if (body != null) {
            connection.delete(key);
            connection.recent().forget(key);
        }
        return new Outcome.Applied(now);
    }
}
