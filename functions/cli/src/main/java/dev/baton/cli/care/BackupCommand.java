package dev.baton.cli.care;

import dev.baton.cli.client.ApplicationVerb;
import dev.baton.cli.client.Baton;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies a data folder into one file. */
@Command(
        name = "backup",
        description = {
            "Copies a data folder's database and blobs into one file.",
            "They are copied as they are at one moment; servers and runs may go on writing. The file is a zip that only you can read. It does not hold the admin key: who gets a backup must not get the"
                    + " server, and a new key is made on the next start. Nor does it hold the files of your jobs, which"
                    + " stand outside the data folder."
        },
        footer = {"", "For example:", "  baton backup baton-$(date +%%F).zip", "  baton restore baton-2026-11-01.zip"})
public final class BackupCommand implements ApplicationVerb {
    final Baton baton;

    @Parameters(paramLabel = "FILE", description = "the file to write")
    Path file;

    @Option(names = "--force", description = "replace the file if it exists")
    boolean force;

    /** A verb of this command. */
    public BackupCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        baton.server().requireNone("backup");
        return new BackupRound(this).call();
    }
}
