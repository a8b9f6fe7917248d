package dev.baton.cli.care;

import dev.baton.cli.client.ApplicationVerb;
import dev.baton.cli.client.Baton;
import dev.baton.cli.client.FormatOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Examines a data folder. */
@Command(
        name = "doctor",
        description = {
            "Examines a data folder, also while others work in it: permissions, the database and every item and blob in it,"
                    + " disk space, the clock, runners that died, the key.",
            "Ends with 1 when there is an error. Without --fix nothing is changed."
        },
        footer = {"", "For example:", "  baton doctor", "  baton doctor --data old/.baton --fix"})
public final class DoctorCommand implements ApplicationVerb {
    final Baton baton;

    @Option(
            names = "--fix",
            description =
                    "mend what can be mended safely: save what can be read of a damaged database into a new one and"
                            + " keep the damaged one beside it, close the key to others, remove a dead server's address;"
                            + " nothing is deleted that holds data")
    boolean fix;

    @Mixin
    FormatOption format;

    /** A verb of this command. */
    public DoctorCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        return new DoctorRound(this).call();
    }
}
