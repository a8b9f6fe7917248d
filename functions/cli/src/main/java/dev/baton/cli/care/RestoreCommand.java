package dev.baton.cli.care;

import dev.baton.cli.client.ApplicationVerb;
import dev.baton.cli.client.Baton;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a data folder of a backup. */
@Command(
        name = "restore",
        description = {
            "Makes a data folder of a backup.",
            "The file is unpacked beside the folder and checked whole first: its names, its"
                    + " checksums, the database, every blob.",
            "Jobs that ran when the backup was made run again with the next `baton run`. The folder gets a new admin key on"
                    + " the next start."
        },
        footer = {"", "For example:", "  baton restore baton-2026-11-01.zip", "  baton restore b.zip --data elsewhere"})
public final class RestoreCommand implements ApplicationVerb {
    final Baton baton;

    @Parameters(paramLabel = "FILE", description = "a file that `backup` wrote")
    Path file;

    @Option(
            names = "--force",
            description = "also when the data folder holds something, which is moved aside, not deleted")
    boolean force;

    /** A verb of this command. */
    public RestoreCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        baton.server().requireNone("restore");
        return new RestoreRound(this).call();
    }
}
