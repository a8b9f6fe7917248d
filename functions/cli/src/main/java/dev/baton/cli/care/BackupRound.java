package dev.baton.cli.care;

import dev.baton.cli.client.DataFolder;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.Shell;
import dev.baton.store.sqlite.Backup;
import dev.baton.store.sqlite.StoreUnusableException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What `backup` does. */
record BackupRound(BackupCommand command) {
    int call() {
        Shell shell = command.baton.shell();
        DataFolder folder = command.baton.server().folder(shell);
        Path file = shell.folder().resolve(command.file);
        if (!Files.exists(folder.database())) {
            throw new Failure("there is nothing to back up: " + folder.database() + " does not exist");
        }
        if (!Files.isDirectory(file.getParent())) {
            throw new Failure("the folder " + file.getParent() + " does not exist");
        }
        try {
            Backup backup = Backup.write(folder.database(), folder.blobs(), file, command.force);
            shell.out()
                    .println("Backed up " + folder.path() + " to " + command.file + ": "
                            + Doctor.plural(backup.blobs(), "blob") + " and the database in "
                            + Surroundings.bytes(backup.bytes()));
            return 0;
        } catch (FileAlreadyExistsException inTheWay) {
            throw new Failure(command.file + " exists: name another file, or replace it with --force");
        } catch (StoreUnusableException unusable) {
            throw new Failure(unusable.getMessage());
        } catch (IOException broken) {
            throw new Failure(command.file + " could not be written: " + Failure.reason(broken));
        }
    }
}
