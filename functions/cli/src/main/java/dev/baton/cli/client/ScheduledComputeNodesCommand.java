package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about compute nodes that somebody asked a scheduler for. */
@Command(
        name = "scheduled-compute-nodes",
        description = "Compute nodes that a client of Torc's asked a scheduler for; Baton's own workers need none.",
        footer = {"", "For example:", "  baton scheduled-compute-nodes list 1 -s active"})
final class ScheduledComputeNodesCommand extends RecordGroup {
    private static final String PATH = "/scheduled_compute_nodes";

    ScheduledComputeNodesCommand(Baton baton) {
        super(baton, "scheduled compute node", PATH);
    }

    @Command(name = "list", description = "A workflow's scheduled compute nodes.")
    int list(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-s", "--status"},
                            paramLabel = "STATUS")
                    String status,
            @Option(names = "--scheduler-id", paramLabel = "ID", description = "the scheduler's own number of it")
                    Long scheduler,
            @Mixin ListOptions part,
            @Mixin FormatOption format) {
        Listing listing = new Listing(PATH, workflow).and("status", status).and("scheduler_id", scheduler);
        List<Json> nodes = part.read(baton.api(), listing);
        baton.output(format).list("scheduled_compute_nodes", nodes, () -> {
            Table table = new Table("ID", "Workflow ID", "Scheduler ID", "Config ID", "Type", "Status");
            nodes.forEach(node -> table.row(
                    cell(node, "id"),
                    cell(node, "workflow_id"),
                    cell(node, "scheduler_id"),
                    cell(node, "scheduler_config_id"),
                    cell(node, "scheduler_type"),
                    cell(node, "status")));
            return table;
        });
        return 0;
    }
}
