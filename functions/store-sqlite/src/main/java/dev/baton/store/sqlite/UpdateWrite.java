package dev.baton.store.sqlite;

import dev.baton.engine.store.Changes;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Conditions;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Limits;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import java.sql.SQLException;
import java.util.Optional;

/** Changes an item if it is there and a condition holds of it. */
record UpdateWrite(Key key, Update update, Condition condition, ItemReader reader) implements Write<Outcome> {
    @Override
    public Outcome apply(WriteConnection connection) throws SQLException {
        byte[] body = connection.body(key);
        Optional<Item> now = reader.read(key, body);
        if (!allowed(now)) {
            return new Outcome.Refused(now);
        }
        Item after = changed(now.get());
        if (!connection.swap(after, now.get(), body)) {
            throw new IllegalStateException("the item at " + key + " changed within a transaction");
        }
        return new Outcome.Applied(Optional.of(after));
    }

    /**
     * Starts from what was last seen of the item, and writes where its body still is that one: equal bytes are an equal
     * item, whatever was written in between. Where the guess is wrong, or would be refused, only a look can tell.
     */
    @Override
    public Outcome applyAlone(WriteConnection connection) throws SQLException {
        Recent.Guess guess = connection.recent().at(key);
        if (guess == null) {
            return null;
        }
        Item after;
        try {
            Optional<Item> now = reader.live(guess.item());
            if (!allowed(now)) {
                return null;
            }
            after = changed(guess.item());
        } catch (RuntimeException mayComeOfTheGuess) {
            return null;
        }
        return connection.swap(after, guess.item(), guess.body()) ? new Outcome.Applied(Optional.of(after)) : null;
    }

    private boolean allowed(Optional<Item> now) {
        return now.isPresent() && Conditions.holds(condition, now);
    }

    private Item changed(Item now) {
        Item after = Changes.apply(update, now);
        Limits.check(after);
        return after;
    }
}
