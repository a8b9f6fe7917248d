package dev.baton.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Where the entries of a backup belong. Any other entry, and any name that leads out of its folder, refuses the whole. */
final class BackupEntries {
    private static final int MOST = 10_000_000;

    private BackupEntries() {}

    /** Each entry's place, below a folder that need not exist yet. */
    static Map<ZipEntry, Path> of(ZipFile zip, Path folder) throws IOException {
        Map<ZipEntry, Path> places = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        boolean database = false;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            check(name);
            if (!names.add(name) || names.size() > MOST) {
                throw new BadBackupException("it holds " + quoted(name) + " twice, or far too many entries");
            }
            database |= name.equals(Backup.DATABASE);
            places.put(entry, folder.resolve(name));
        }
        if (!database) {
            throw new BadBackupException("it holds no database");
        }
        return places;
    }

    private static void check(String name) throws BadBackupException {
        boolean known = name.equals(Backup.DATABASE) || name.startsWith(Backup.BLOBS);
        // Names of blobs' files need no other characters: see BlobPath. A part of dots alone could lead elsewhere.
        if (!known || !name.matches("[A-Za-z0-9_=@,.%+~/-]+") || name.matches(".*(//|/$|(^|/)\\.).*")) {
            throw new BadBackupException("no backup holds an entry named " + quoted(name));
        }
    }

    private static String quoted(String name) {
        String printable = name.replaceAll("[^\\x20-\\x7e]", "?");
        return "'" + (printable.length() > 80 ? printable.substring(0, 80) + "..." : printable) + "'";
    }
}
