package dev.baton.cli.server;

import dev.baton.cli.client.ApplicationVerb;
import dev.baton.cli.client.Baton;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a workflow here, from its specification or by its id. */
@Command(
        name = "run",
        description = {
            "Runs a workflow to its end: creates it when a specification is given, goes on with it when an id is.",
            "Ends with 1 when a job failed."
        },
        footer = {"", "For example:", "  baton run workflow.yaml", "  baton run 1 --num-cpus 4 --memory-gb 8"})
public final class RunCommand implements ApplicationVerb {
    final Baton baton;

    @Parameters(paramLabel = "SPEC|ID", description = "a specification's file, or a workflow's id")
    String specOrId;

    @Mixin
    ResourceOptions resources;

    @Option(names = "--skip-checks", description = "also when input files are missing")
    boolean skipChecks;

    @Option(names = "--torc-exit-code", description = "end with 0 although jobs failed, as Torc does")
    boolean torcExitCode;

    @Option(names = "--verbose", description = "more in the log")
    boolean verbose;

    /** A verb of this command. */
    public RunCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        return new RunStart(this).call();
    }
}
