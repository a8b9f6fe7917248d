package dev.baton.store.sqlite;

import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.store.BlobPage;
import dev.baton.engine.store.Utf8;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One page of a listing: walks the folders in the order of the keys. Used once, by one thread. */
final class BlobListing {
    /** A file or a folder; a folder's name ends with the slash that keys have there, which puts both in the keys' order. */
    private record Entry(String name, Path path) {}

    private final String prefix;
    private final int limit;
    private final String cursor;
    private final List<BlobInfo> page = new ArrayList<>();

    BlobListing(String prefix, int limit, String cursor) {
        this.prefix = prefix;
        this.limit = limit;
        this.cursor = cursor;
    }

    BlobPage of(Path root) throws IOException {
        walk(root, "");
        boolean full = page.size() == limit;
        return new BlobPage(List.copyOf(page), full ? Optional.of(page.getLast().key()) : Optional.empty());
    }

    private void walk(Path folder, String above) throws IOException {
        List<Entry> entries = new ArrayList<>();
        collect(folder, "", entries);
        entries.sort(Comparator.comparing(Entry::name, Utf8.ORDER));
        for (Entry entry : entries) {
            if (page.size() == limit) {
                return;
            }
            String key = above + entry.name();
            if (key.endsWith("/")) {
                if ((key.startsWith(prefix) || prefix.startsWith(key)) && !isPassed(key)) {
                    walk(entry.path(), key);
                }
            } else if (key.startsWith(prefix) && (cursor == null || Utf8.ORDER.compare(key, cursor) > 0)) {
                BlobFile.head(entry.path(), key).ifPresent(page::add);
            }
        }
    }

    /** Whether everything in the folder comes before the cursor. */
    private boolean isPassed(String folder) {
        return cursor != null && !cursor.startsWith(folder) && Utf8.ORDER.compare(folder, cursor) < 0;
    }

    /** Adds the folder's entries, those of names that go on in folders below it included. */
    private static void collect(Path folder, String begun, List<Entry> entries) throws IOException {
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                String name = path.getFileName().toString();
                char mark = name.charAt(name.length() - 1);
                String bare = begun + name.substring(0, name.length() - 1);
                if (name.startsWith(".")) {
                    continue;
                }
                switch (mark) {
                    case BlobPath.CONTINUED -> collect(path, bare, entries);
                    case BlobPath.FOLDER -> entries.add(new Entry(BlobPath.decode(bare) + "/", path));
                    default -> entries.add(new Entry(BlobPath.decode(begun + name), path));
                }
            }
        } catch (NoSuchFileException e) {
            // Removed since it was seen: its last blob was deleted.
        }
    }
}
