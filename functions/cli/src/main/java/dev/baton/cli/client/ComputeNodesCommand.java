package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about the machines that work on a workflow. */
@Command(
        name = "compute-nodes",
        description = "The machines that work, or worked, on a workflow.",
        footer = {"", "For example:", "  baton compute-nodes list 1 --active"})
final class ComputeNodesCommand extends RecordGroup {
    private static final String PATH = "/compute_nodes";

    ComputeNodesCommand(Baton baton) {
        super(baton, "compute node", PATH);
    }

    @Command(name = "list", description = "A workflow's compute nodes.")
    int list(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(names = "--hostname", paramLabel = "HOST") String hostname,
            @Option(names = "--active", description = "only those that still work") boolean active,
            @Mixin ListOptions part,
            @Mixin FormatOption format) {
        Listing listing = new Listing(PATH, workflow).and("hostname", hostname).and("is_active", active ? true : null);
        List<Json> nodes = part.read(baton.api(), listing);
        baton.output(format).list("compute_nodes", nodes, () -> {
            Table table = new Table("ID", "Hostname", "PID", "Type", "Start Time", "Active", "CPUs", "Memory (GB)");
            nodes.forEach(node -> table.row(
                    cell(node, "id"),
                    cell(node, "hostname"),
                    cell(node, "pid"),
                    cell(node, "compute_node_type"),
                    cell(node, "start_time"),
                    node.isTrue("is_active") ? "yes" : "no",
                    cell(node, "num_cpus"),
                    cell(node, "memory_gb")));
            return table;
        });
        return 0;
    }
}
