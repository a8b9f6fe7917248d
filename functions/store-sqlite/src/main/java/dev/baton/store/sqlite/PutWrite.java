package dev.baton.store.sqlite;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Conditions;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Outcome;
import java.sql.SQLException;
import java.util.Optional;

/** Puts an item if a condition holds of the one that stands there. */
record PutWrite(Item item, Row row, Condition condition, ItemReader reader) implements Write<Outcome> {
    @Override
    public Outcome apply(WriteConnection connection) throws SQLException {
        Optional<Item> now = reader.read(item.key(), connection.body(item.key()));
        if (!Conditions.holds(condition, now)) {
            return new Outcome.Refused(now);
        }
        connection.replace(row);
        return applied(connection);
    }

    @Override
    public Outcome applyAlone(WriteConnection connection) throws SQLException {
        if (condition instanceof Condition.Any) {
            connection.replace(row);
            return applied(connection);
        }
        // Whatever stands there may have expired, which only a look at it can tell.
        return condition instanceof Condition.Absent && connection.insert(row) ? applied(connection) : null;
    }

    private Outcome applied(WriteConnection connection) {
        connection.recent().remember(item, row.body());
        return new Outcome.Applied(Optional.of(item));
    }
}
