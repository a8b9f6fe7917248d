package dev.baton.cli.server;

import dev.baton.cli.client.ApplicationVerb;
import dev.baton.cli.client.Baton;
import dev.baton.cli.client.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs jobs that a server hands out. */
@Command(
        name = "worker",
        description = "Runs jobs of a server: those of one workflow, or of all.",
        footer = {"", "For example:", "  baton worker --url http://build-server:8080 1"})
public final class WorkerCommand implements ApplicationVerb {
    final Baton baton;

    @Parameters(paramLabel = "WORKFLOW_ID", arity = "0..1", description = "only this workflow's jobs")
    Long workflow;

    @Mixin
    ResourceOptions resources;

    @Option(names = "--verbose", description = "more in the log")
    boolean verbose;

    /** A verb of this command. */
    public WorkerCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        throw new Failure("this build has no runner");
    }
}
