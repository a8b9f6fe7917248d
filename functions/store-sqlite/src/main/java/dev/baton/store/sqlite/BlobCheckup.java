package dev.baton.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a look at a folder of blobs tells; every byte is read. Looking changes nothing.
 *
 * @param count how many blobs there are
 * @param missing the keys that should be there and are not
 * @param damaged the files that are not what was written
 */
public record BlobCheckup(long count, List<String> missing, List<Path> damaged) {
    /** Examines the folder, which may be absent. */
    public static BlobCheckup of(Path folder, Collection<String> wanted) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        List<String> missing = wanted.stream()
                .filter(key -> !Files.isRegularFile(BlobPath.of(root, key)))
                .sorted()
                .toList();
        List<Path> damaged = new ArrayList<>();
        List<Path> files = files(root);
        for (Path file : files) {
            if (!BlobFile.isWhole(file)) {
                damaged.add(file);
            }
        }
        return new BlobCheckup(files.size(), missing, List.copyOf(damaged));
    }

    /** The files of blobs, in order; not what is still being written. */
    static List<Path> files(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !root.relativize(file).startsWith(FolderBlobStore.INCOMING))
                    .sorted()
                    .toList();
        }
    }
}
