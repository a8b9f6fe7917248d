package dev.baton.store.sqlite;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.StoreBusyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/**
 * What a look at a store's file tells. Looking changes nothing in it; other processes may be at work.
 *
 * @param state how the file is
 * @param detail what is wrong, for a person; empty where nothing is
 * @param items how many items could be read
 * @param undecodable how many could not be made sense of
 */
public record Checkup(State state, String detail, long items, long undecodable) {
    /** How a store's file is. */
    public enum State {
        /** There is none, or nothing was written to it yet. */
        EMPTY,
        SOUND,
        DAMAGED,
        /** It is of a newer Baton, or of another program. */
        FOREIGN,
        /** It could not be opened: its permissions, its disk, or another process. */
        CLOSED
    }

    /** How to open a file for looking. */
    private interface Opening {
        Connection open() throws SQLException;
    }

    /** Examines the file as SQLite does, and reads all items; each that decodes is passed on, once or twice. */
    public static Checkup of(Path file, Consumer<Item> each) {
        Database database = new Database(file, Durability.NORMAL);
        if (!Files.exists(file)) {
            return new Checkup(State.EMPTY, "", 0, 0);
        }
        // Without a log nobody is at work; but somebody may begin to be, which then looks like damage.
        if (!Files.exists(database.beside("-wal"))) {
            Checkup checkup = of(file, each, database::lonelyInspector);
            if (checkup.state == State.SOUND || checkup.state == State.EMPTY) {
                return checkup;
            }
        }
        return of(file, each, database::inspector);
    }

    private static Checkup of(Path file, Consumer<Item> each, Opening opening) {
        Look look = new Look(each);
        try (Connection connection = opening.open()) {
            if (!Schema.isKnown(connection, file)) {
                return look.result(State.EMPTY, "");
            }
            String fault = Database.fault(connection, "integrity_check");
            look.read(connection);
            boolean sound = fault.isEmpty() && look.undecodable == 0;
            return look.result(sound ? State.SOUND : State.DAMAGED, fault);
        } catch (StoreUnusableException other) {
            return look.result(other.state(), other.getMessage());
        } catch (SQLException failure) {
            return switch (Failures.of(failure, file)) {
                case StoreUnusableException unusable -> look.result(unusable.state(), failure.getMessage());
                case StoreBusyException busy -> look.result(State.CLOSED, busy.getMessage());
                default -> look.result(State.CLOSED, failure.getMessage());
            };
        }
    }

    private static final class Look {
        private final Consumer<Item> each;
        private long items;
        private long undecodable;

        Look(Consumer<Item> each) {
            this.each = each;
        }

        void read(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT pk, sk, body FROM item")) {
                while (rows.next()) {
                    Item item;
                    try {
                        item = ItemCodec.decode(new Key(rows.getString(1), rows.getString(2)), rows.getBytes(3));
                    } catch (IllegalArgumentException damaged) {
                        undecodable++;
                        continue;
                    }
                    items++;
                    each.accept(item);
                }
            }
        }

        Checkup result(State state, String detail) {
            return new Checkup(state, detail, items, undecodable);
        }
    }
}
