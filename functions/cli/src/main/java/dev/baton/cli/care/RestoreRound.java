package dev.baton.cli.care;

import dev.baton.cli.client.DataFolder;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.Shell;
import dev.baton.store.sqlite.BadBackupException;
import dev.baton.store.sqlite.Restoration;
import dev.baton.store.sqlite.StoreUnusableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What `restore` does: unpacks beside the folder, and puts the new one in its place when it is found whole. */
final class RestoreRound {
    private final RestoreCommand command;
    private final Shell shell;
    private final DataFolder folder;

    RestoreRound(RestoreCommand command) {
        this.command = command;
        shell = command.baton.shell();
        folder = new DataFolder(
                command.baton.server().folder(shell).path().toAbsolutePath().normalize());
    }

    int call() {
        Path file = shell.folder().resolve(command.file);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Failure("there is no file " + command.file + " that can be read");
        }
        try {
            checkPlace();
            Files.createDirectories(folder.path().getParent());
            Path fresh = Files.createTempDirectory(folder.path().getParent(), ".restoring");
            try {
                Restoration restored = Restoration.unpack(file, fresh);
                Optional<Path> aside = replace(fresh);
                tell(restored, aside);
                return 0;
            } finally {
                remove(fresh);
            }
        } catch (BadBackupException bad) {
            throw new Failure(command.file + " cannot be restored: " + bad.getMessage() + "; nothing was changed");
        } catch (StoreUnusableException unusable) {
            throw new Failure(unusable.getMessage());
        } catch (IOException broken) {
            throw new Failure("the data folder " + folder.path() + " could not be restored: " + Failure.reason(broken));
        }
    }

    private void tell(Restoration restored, Optional<Path> aside) {
        shell.out()
                .println("Restored " + folder.path() + " from " + command.file + ": "
                        + Doctor.plural(restored.items(), "item") + ", "
                        + Doctor.plural(restored.blobs(), "blob"));
        aside.ifPresent(old -> shell.out()
                .println("What stood there is now " + old + ", with its admin.key; the new folder gets a new key on"
                        + " the next start"));
    }

    private void checkPlace() throws IOException {
        if (Files.exists(folder.path()) && !Files.isDirectory(folder.path())) {
            throw new Failure(folder.path() + " is not a folder");
        }
        Holders holders = Holders.of(folder);
        if (holders.any()) {
            throw new Failure(folder.path() + " is in use by " + holders + ": stop that first");
        }
        if (!isEmpty() && !command.force) {
            throw new Failure(folder.path() + " is not empty: restore elsewhere with --data DIR, or have it moved aside"
                    + " with --force");
        }
    }

    private boolean isEmpty() throws IOException {
        if (!Files.exists(folder.path())) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder.path())) {
            return entries.findAny().isEmpty();
        }
    }

    private Optional<Path> replace(Path fresh) throws IOException {
        Optional<Path> aside = Optional.empty();
        // Again, since unpacking took its time.
        checkPlace();
        if (!isEmpty()) {
            Path old = folder.path()
                    .resolveSibling(folder.path().getFileName() + ".before-restore-" + Moment.mark(Clock.systemUTC()));
            Files.move(folder.path(), old);
            aside = Optional.of(old);
        } else {
            Files.deleteIfExists(folder.path());
        }
        Files.move(fresh, folder.path(), StandardCopyOption.ATOMIC_MOVE);
        return aside;
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        }
    }
}
