package dev.baton.store.sqlite;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A store in one file, which may be made while others write: a zip of the database as it was at one moment, and of the blobs.
 * These are copied after it, and none that it names is ever deleted, so none is missing.
 *
 * @param blobs how many blobs there are in it
 * @param bytes the size of the file
 */
public record Backup(long blobs, long bytes) {
    static final String DATABASE = "baton.db";
    static final String BLOBS = "blobs/";

    /** Fast, since most of a database is small text and blobs are often compressed already. */
    private static final int LEVEL = 3;

    /**
     * Writes a backup beside its place first, readable by its owner only, and moves it there when it is whole.
     *
     * @param replace whether a file that stands there may be replaced
     * @throws StoreUnusableException for a database that is damaged, missing or no store
     * @throws FileAlreadyExistsException where a file stands there and must not be replaced
     */
    public static Backup write(Path database, Path blobs, Path file, boolean replace) throws IOException {
        Path place = file.toAbsolutePath();
        if (!replace && Files.exists(place)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path work = Files.createTempDirectory(place.getParent(), ".backup");
        Path copy = work.resolve("copy.db");
        Path part = work.resolve("part.zip");
        try {
            snapshot(database, copy);
            long count = zip(copy, blobs, part);
            if (replace) {
                Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.move(part, place);
            }
            return new Backup(count, Files.size(place));
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(part);
            Files.deleteIfExists(work);
        }
    }

    private static void snapshot(Path file, Path copy) {
        Database database = new Database(file, Durability.NORMAL);
        // Where nobody can write, SQLite cannot put its own files beside either.
        boolean fixed = !Files.isWritable(file.toAbsolutePath().getParent()) && !Files.exists(database.beside("-wal"));
        try (Connection connection = fixed ? database.lonelyInspector() : database.inspector()) {
            if (!Schema.isKnown(connection, file)) {
                throw Failures.foreign(file, null);
            }
            try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, copy.toString());
                vacuum.execute();
            }
        } catch (SQLException e) {
            throw Failures.of(e, Failures.isFull(e) ? copy : file);
        }
    }

    private static long zip(Path database, Path blobs, Path file) throws IOException {
        var ownersOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, ownersOnly);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(LEVEL);
            add(zip, DATABASE, database);
            long count = 0;
            for (Path blob : BlobCheckup.files(blobs)) {
                add(zip, BLOBS + blobs.relativize(blob).toString().replace('\\', '/'), blob);
                count++;
            }
            zip.finish();
            channel.force(true);
            return count;
        }
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }
}
