package dev.baton.store.sqlite;

import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.store.BlobPage;
import dev.baton.engine.store.BlobStore;
import dev.baton.engine.store.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Blobs as files in a folder, which several processes may use at once. A blob is written beside its place and then renamed
 * into it, or linked where nothing may be replaced: readers and crashes find all of it or nothing. Thread-safe.
 */
public final class FolderBlobStore implements BlobStore {
    /** A step that names a file in a folder which a concurrent delete may just have removed. */
    private interface Step {
        void at(Path target) throws IOException;
    }

    /** No blob's name starts with a dot. */
    static final String INCOMING = ".incoming";

    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final int TRIES = 1000;
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Path root;
    private final Path incoming;
    private final Durability durability;

    private FolderBlobStore(Path root, Durability durability) {
        this.root = root;
        this.incoming = root.resolve(INCOMING);
        this.durability = durability;
    }

    /**
     * Opens the folder, which is created where there is none, and removes what writers that died left behind long ago.
     *
     * @throws StoreUnusableException where the folder cannot be created or written
     */
    public static FolderBlobStore open(Path folder, Durability durability, Clock clock) {
        FolderBlobStore store = new FolderBlobStore(folder.toAbsolutePath().normalize(), durability);
        try {
            Files.createDirectories(store.incoming);
            store.removeAbandoned(clock.instant().minus(ABANDONED));
            return store;
        } catch (IOException e) {
            throw Failures.unwritable(folder, e);
        }
    }

    @Override
    public BlobInfo put(String key, InputStream bytes) throws IOException {
        Path target = path(key);
        Path temporary = temporary();
        try {
            BlobInfo info = BlobFile.write(temporary, key, bytes, durability);
            place(target, place -> Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE));
            return info;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @Override
    public Optional<BlobInfo> putIfAbsent(String key, InputStream bytes) throws IOException {
        Path target = path(key);
        if (Files.exists(target)) {
            return Optional.empty();
        }
        Path temporary = temporary();
        try {
            BlobInfo info = BlobFile.write(temporary, key, bytes, durability);
            // A link, unlike a rename, is refused where something stands.
            place(target, place -> Files.createLink(place, temporary));
            return Optional.of(info);
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @Override
    public Optional<Blob> get(String key) throws IOException {
        return BlobFile.open(path(key), key);
    }

    @Override
    public Optional<BlobInfo> head(String key) throws IOException {
        return BlobFile.head(path(key), key);
    }

    @Override
    public boolean delete(String key) throws IOException {
        Path target = path(key);
        boolean deleted = Files.deleteIfExists(target);
        if (deleted) {
            removeEmptyFolders(target.getParent());
            force(target);
        }
        return deleted;
    }

    @Override
    public BlobPage list(String prefix, int limit, String cursor) throws IOException {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least 1 blob, not " + limit);
        }
        return new BlobListing(prefix, limit, cursor).of(root);
    }

    /** None: a folder has no addresses. */
    @Override
    public Optional<URI> presignGet(String key, Duration validity) {
        return Optional.empty();
    }

    /** None: a folder has no addresses. */
    @Override
    public Optional<URI> presignPut(String key, Duration validity) {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Nothing is held between operations.
    }

    private Path path(String key) {
        Limits.checkBlobKey(key);
        return BlobPath.of(root, key);
    }

    /** A name that no other writer uses: of this process by the number, of others by their process, or by the try. */
    private Path temporary() {
        Path candidate;
        do {
            candidate = incoming.resolve(ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet());
        } while (Files.exists(candidate));
        return candidate;
    }

    private void place(Path target, Step step) throws IOException {
        boolean placed = false;
        for (int left = TRIES; !placed; left--) {
            placed = makeFolders(target.getParent(), left) && tried(target, step, left);
        }
        force(target);
    }

    /** Whether the folders are there; false where another's delete came in between. */
    private static boolean makeFolders(Path folder, int left) throws IOException {
        try {
            Files.createDirectories(folder);
            return true;
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            if (left == 0) {
                throw e;
            }
            return false;
        }
    }

    private static boolean tried(Path target, Step step, int left) throws IOException {
        try {
            step.at(target);
            return true;
        } catch (NoSuchFileException e) {
            if (left == 0) {
                throw e;
            }
            return false;
        }
    }

    private void force(Path target) throws IOException {
        if (durability == Durability.FULL) {
            BlobFile.forceFolders(target.getParent(), root);
        }
    }

    private void removeEmptyFolders(Path lowest) throws IOException {
        try {
            for (Path folder = lowest; !folder.equals(root); folder = folder.getParent()) {
                Files.delete(folder);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // Something else stands there, or another delete was faster.
        }
    }

    private void removeAbandoned(Instant before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
            for (Path file : files) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                        Files.deleteIfExists(file);
                    }
                } catch (NoSuchFileException e) {
                    // Its writer has just finished.
                }
            }
        }
    }
}
