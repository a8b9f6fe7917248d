package dev.baton.cli.server;

import dev.baton.cli.client.ApplicationVerb;
import dev.baton.cli.client.Baton;
import dev.baton.cli.client.Options;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a workflow here, from its specification or by its id. */
public final class RunCommand implements ApplicationVerb {
    final Baton baton;
    final ResourceOptions resources = new ResourceOptions();
    String specOrId;
    boolean skipChecks;
    boolean torcExitCode;
    boolean verbose;

    /** A verb of this command. */
    public RunCommand(Baton baton) {
        this.baton = baton;
    }

    /** The verb with a specification's file or a workflow's id, and else as it is without options. */
    public RunCommand(Baton baton, String specOrId) {
        this(baton);
        this.specOrId = specOrId;
    }

    /** The verb as it is offered. */
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("run");
        spec.usageMessage()
                .description(
                        "Runs a workflow to its end: creates it when a specification is given, goes on with it when an id"
                                + " is.",
                        "Ends with 1 when a job failed.")
                .footer("", "For example:", "  baton run workflow.yaml", "  baton run 1 --num-cpus 4 --memory-gb 8");
        spec.addPositional(Options.parameter(String.class, given -> specOrId = given)
                .paramLabel("SPEC|ID")
                .description("a specification's file, or a workflow's id")
                .build());
        resources.addTo(spec);
        spec.addOption(Options.flag(given -> skipChecks = given, "--skip-checks")
                .description("also when input files are missing")
                .build());
        spec.addOption(Options.flag(given -> torcExitCode = given, "--torc-exit-code")
                .description("end with 0 although jobs failed, as Torc does")
                .build());
        spec.addOption(Options.flag(given -> verbose = given, "--verbose")
                .description("more in the log")
                .build());
        return spec;
    }

    @Override
    public Integer call() {
        return new RunStart(this).call();
    }
}
