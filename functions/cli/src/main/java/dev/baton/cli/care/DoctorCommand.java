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
            "Says what is wrong with a data folder, and what to do about it.",
            "It looks at permissions, the database with every item, the blobs, disk space, the clock, runners that died, and"
                    + " the key; also while others work there.",
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
        baton.server().requireNone("doctor");
        return new DoctorRound(this).call();
    }
}
