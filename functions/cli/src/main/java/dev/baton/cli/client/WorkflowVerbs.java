package dev.baton.cli.client;

import dev.baton.cli.server.RunCommand;
import picocli.CommandLine;

/** The verbs of workflows that have classes of their own. */
final class WorkflowVerbs {
    private WorkflowVerbs() {}

    static void addTo(CommandLine workflows, Baton baton) {
        workflows.addSubcommand("create", new CreateWorkflow(baton));
        workflows.addSubcommand("initialize", new InitializeWorkflow(baton));
        workflows.addSubcommand("run", new RunCommand(baton).spec());
        workflows.addSubcommand("reinitialize", new ReinitializeWorkflow(baton));
        workflows.addSubcommand("reset-status", new ResetWorkflow(baton));
        workflows.addSubcommand("execution-plan", new ExecutionPlan(baton));
        workflows.addSubcommand("export", new TransferWorkflow.Export(baton));
        workflows.addSubcommand("import", new TransferWorkflow.Import(baton));
        workflows.addSubcommand("submit", new SubmitCommand(baton));
        notOffered(workflows, "create-slurm", "use `baton workflows create SPEC`");
        notOffered(workflows, "sync-status", "workers that are gone are found by the server itself");
    }

    private static void notOffered(CommandLine workflows, String verb, String instead) {
        workflows.addSubcommand(verb, NotOffered.line("workflows " + verb, instead));
    }
}
