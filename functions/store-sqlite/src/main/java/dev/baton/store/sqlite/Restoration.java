package dev.baton.store.sqlite;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a backup into a new folder and checks it whole there: names, checksums, the database, and every blob's hash.
 *
 * @param items how many items the database holds
 * @param blobs how many blobs there are
 */
public record Restoration(long items, long blobs) {
    /**
     * Unpacks the backup; whoever calls removes the folder when this fails.
     *
     * @param folder an existing and empty folder
     * @throws BadBackupException where the file is no backup, or not a whole one
     */
    public static Restoration unpack(Path file, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<ZipEntry, Path> places = BackupEntries.of(zip, folder);
            checkSpace(places, folder);
            for (Map.Entry<ZipEntry, Path> entry : places.entrySet()) {
                unpack(zip, entry.getKey(), entry.getValue());
            }
        } catch (ZipException | EOFException broken) {
            throw new BadBackupException("it is no whole zip file (" + broken.getMessage() + ")");
        }
        Path database = folder.resolve(Backup.DATABASE);
        Checkup checkup = Checkup.of(database, item -> {});
        if (checkup.state() != Checkup.State.SOUND) {
            throw new BadBackupException("its database is not whole: " + checkup.detail());
        }
        BlobCheckup blobs = BlobCheckup.of(folder.resolve(Backup.BLOBS), List.of());
        if (!blobs.damaged().isEmpty()) {
            throw new BadBackupException(
                    "the blob " + folder.relativize(blobs.damaged().getFirst()) + " is not what was stored");
        }
        openToMany(database);
        return new Restoration(checkup.items(), blobs.count());
    }

    private static void checkSpace(Map<ZipEntry, Path> places, Path folder) throws IOException {
        long needed = 0;
        for (ZipEntry entry : places.keySet()) {
            if (entry.getSize() < 0) {
                throw new BadBackupException("it does not tell how large its entries are");
            }
            needed = Math.addExact(needed, entry.getSize());
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (needed > free) {
            throw new BadBackupException(
                    "it needs " + needed + " bytes, and the disk of " + folder.getParent() + " has " + free);
        }
    }

    /** Writes new files only, not a byte more than was told, and checks what the zip's reader does not: the checksum. */
    private static void unpack(ZipFile zip, ZipEntry entry, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        long left = entry.getSize();
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum);
                OutputStream out =
                        Files.newOutputStream(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new BadBackupException("an entry is larger than it tells");
                }
                out.write(buffer, 0, read);
            }
        }
        if (left != 0 || sum.getValue() != entry.getCrc()) {
            throw new BadBackupException("its entry " + entry.getName() + " is damaged");
        }
    }

    /** A copy made by SQLite has lost the mode in which several processes work. */
    private static void openToMany(Path database) {
        try (Connection connection = new Database(database, Durability.FULL).plain()) {
            Database.run(connection, "PRAGMA journal_mode = WAL");
        } catch (SQLException e) {
            throw Failures.of(e, database);
        }
    }
}
