package dev.baton.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Saves what can be read of a damaged store into a new file, which takes its place; the damaged one stays beside it. No other
 * process may have the store open.
 *
 * @param items how many items the new file holds
 * @param damaged where the damaged file is now
 */
public record Rescue(long items, Path damaged) {
    private static final int PAGE_COUNT = 28;
    private static final int FREE_LIST = 32;

    /**
     * Rescues the store in the file.
     *
     * @param mark ends the name of the damaged file, so that it is new there
     * @throws StoreUnusableException where nothing in the file looks like an item; then it is left as it is
     * @throws IOException where the disk does not serve, or is too full for two more copies; likewise
     */
    public static Rescue of(Path file, String mark) throws IOException {
        Database old = new Database(file, Durability.FULL);
        Path work = Files.createTempDirectory(file.toAbsolutePath().getParent(), "rescue");
        Database copy = new Database(work.resolve("copy.db"), Durability.NORMAL);
        Database fresh = new Database(work.resolve("fresh.db"), Durability.FULL);
        try {
            Files.copy(file, copy.file());
            if (Files.exists(old.beside("-wal"))) {
                Files.copy(old.beside("-wal"), copy.beside("-wal"));
            }
            fresh.writer().close();
            takeInLog(copy, fresh.file());
            long items = save(copy.file(), fresh);
            if (items == 0) {
                throw new StoreUnusableException(
                        Checkup.State.FOREIGN,
                        "nothing in " + file + " looks like a store of Baton; it was left",
                        null);
            }
            return new Rescue(items, replace(old, fresh, mark));
        } catch (SQLException e) {
            throw Failures.of(e, fresh.file());
        } finally {
            for (String name : new String[] {"copy.db", "copy.db-wal", "copy.db-shm", "fresh.db"}) {
                Files.deleteIfExists(work.resolve(name));
            }
            Files.deleteIfExists(work);
        }
    }

    /** Has SQLite write the log into the copy; with the first page of a new store where that of the copy is broken. */
    private static void takeInLog(Database copy, Path fresh) throws IOException {
        if (!isTakenIn(copy)) {
            try (FileChannel channel = FileChannel.open(copy.file(), StandardOpenOption.WRITE)) {
                byte[] page;
                try (Pages pages = Pages.of(fresh)) {
                    page = pages.page(1);
                }
                int pages = (int) Math.max(1, channel.size() / page.length);
                ByteBuffer first =
                        ByteBuffer.wrap(page).putInt(PAGE_COUNT, pages).putLong(FREE_LIST, 0);
                channel.write(first, 0);
            }
            isTakenIn(copy);
        }
    }

    private static boolean isTakenIn(Database copy) throws IOException {
        if (!Files.exists(copy.beside("-wal"))) {
            return true;
        }
        // The file's pages are worth more than the log's, should SQLite throw the log away.
        Path log = Files.copy(copy.beside("-wal"), copy.beside("-log"));
        try (Connection connection = copy.plain()) {
            Database.run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            return true;
        } catch (SQLException broken) {
            Files.copy(log, copy.beside("-wal"), StandardCopyOption.REPLACE_EXISTING);
            return false;
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static long save(Path from, Database to) throws IOException, SQLException {
        try (WriteConnection connection = new WriteConnection(to.writer())) {
            Saving saving = new Saving(connection);
            Salvage.each(from, saving::take);
            return saving.flush();
        }
    }

    private static Path replace(Database old, Database fresh, String mark) throws IOException {
        Database kept = new Database(old.beside(".damaged-" + mark), Durability.FULL);
        Files.createLink(kept.file(), old.file());
        for (String suffix : new String[] {"-wal", "-shm"}) {
            if (Files.exists(old.beside(suffix))) {
                Files.move(old.beside(suffix), kept.beside(suffix));
            }
        }
        Files.move(fresh.file(), old.file(), StandardCopyOption.ATOMIC_MOVE);
        return kept.file();
    }
}
