package dev.baton.cli.care;

import dev.baton.cli.client.DataFolder;
import dev.baton.cli.client.Failure;
import dev.baton.store.sqlite.Checkup;
import dev.baton.store.sqlite.Rescue;
import dev.baton.store.sqlite.StoreUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Mends what can be mended safely, and says what it did. Nothing that holds data is deleted. */
record Treatment(DataFolder folder, Clock clock) {
    List<String> of(Checkup.State database) {
        List<String> done = new ArrayList<>();
        try {
            if (database == Checkup.State.DAMAGED || database == Checkup.State.FOREIGN) {
                done.add(rescue());
            }
            if (Files.exists(folder.endpointFile()) && folder.served().isEmpty()) {
                Files.delete(folder.endpointFile());
                done.add("removed " + folder.endpointFile() + ", where nobody answers");
            }
            if (Files.exists(folder.keyFile())) {
                closeKey(done);
            }
            return done;
        } catch (IOException refused) {
            throw new Failure("what is wrong could not be mended: " + Failure.reason(refused));
        }
    }

    private String rescue() throws IOException {
        Holders holders = Holders.of(folder);
        if (holders.any()) {
            throw new Failure(folder.database() + " is in use by " + holders + ": stop that first, then mend it");
        }
        try {
            Rescue rescue = Rescue.of(folder.database(), Moment.mark(clock));
            return "saved " + Doctor.plural(rescue.items(), "item") + " into a new " + folder.database()
                    + "; the damaged one is now " + rescue.damaged()
                    + ". Some of what was there last may be lost: look at your workflows before you run them again";
        } catch (StoreUnusableException nothing) {
            throw new Failure(nothing.getMessage());
        }
    }

    private void closeKey(List<String> done) throws IOException {
        try {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.keyFile()));
            if (!mode.endsWith("------")) {
                Files.setPosixFilePermissions(folder.keyFile(), PosixFilePermissions.fromString("rw-------"));
                done.add("closed " + folder.keyFile() + " to others");
            }
        } catch (UnsupportedOperationException withoutModes) {
            return;
        }
    }
}
