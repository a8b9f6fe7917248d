package dev.baton.cli.server;

import dev.baton.cli.client.ApplicationVerb;
import dev.baton.cli.client.Baton;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs jobs that a server hands out. */
@Command(
        name = "worker",
        description = {
            "Runs jobs of a server: those of one workflow, to its end, or of all, until it is told to stop.",
            "Without a workflow it runs what is queued for Sparky too.",
            "With a workflow, ends with 1 when a job failed."
        },
        footer = {"", "For example:", "  baton worker --url http://build-server:8080 1", "  baton worker --actors"})
public final class WorkerCommand implements ApplicationVerb {
    final Baton baton;

    @Parameters(paramLabel = "WORKFLOW_ID", arity = "0..1", description = "only this workflow's jobs")
    Long workflow;

    @Option(
            names = "--actors",
            description = "run the commands of actors instead, as many messages at once as there are processors"
                    + " (--num-cpus), until told to stop")
    boolean actors;

    final ResourceOptions resources = new ResourceOptions();

    /** A verb of this command. */
    public WorkerCommand(Baton baton) {
        this.baton = baton;
    }

    /** The verb as it is offered. */
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.forAnnotatedObject(this);
        resources.addTo(spec);
        return spec;
    }

    @Override
    public Integer call() throws InterruptedException {
        return actors
                ? new ActorShift(baton.shell(), baton.api(), resources.messages()).call()
                : new WorkerStart(this).call();
    }
}
