package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about what jobs ask of a machine. */
@Command(
        name = "resource-requirements",
        description = "What jobs ask of the machine that runs them.",
        footer = {
            "",
            "Every workflow has one named default: 1 CPU, 1m of memory, one minute.",
            "",
            "For example:",
            "  baton resource-requirements create 1 -n large --num-cpus 8 -m 32g -r PT2H",
            "  baton resource-requirements update 2 --memory 64g"
        })
final class ResourceRequirementsCommand extends RecordGroup {
    private static final String PATH = "/resource_requirements";

    /** What can be asked for. */
    static final class Amounts {
        @Option(names = "--num-cpus", paramLabel = "N")
        private Long cpus;

        @Option(names = "--num-gpus", paramLabel = "N")
        private Long gpus;

        @Option(names = "--num-nodes", paramLabel = "N")
        private Long nodes;

        @Option(
                names = {"-m", "--memory"},
                paramLabel = "SIZE",
                description = "such as 512m or 16g")
        private String memory;

        @Option(
                names = {"-r", "--runtime"},
                paramLabel = "DURATION",
                description = "in ISO 8601, such as PT30M or P1DT12H")
        private String runtime;

        Draft put(Draft draft) {
            return draft.number("num_cpus", cpus)
                    .number("num_gpus", gpus)
                    .number("num_nodes", nodes)
                    .text("memory", memory)
                    .text("runtime", runtime);
        }
    }

    ResourceRequirementsCommand(Baton baton) {
        super(baton, "resource requirements", PATH);
    }

    @Command(name = "create", description = "Adds requirements to a workflow.")
    int create(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-n", "--name"},
                            required = true,
                            paramLabel = "NAME")
                    String name,
            @Mixin Amounts amounts,
            @Mixin FormatOption format) {
        Draft draft = amounts.put(Draft.of(workflow).text("name", name));
        made(baton.api().post(PATH, draft.body()), format);
        return 0;
    }

    @Command(name = "update", description = "Changes requirements.")
    int update(
            @Parameters(paramLabel = "ID") long id,
            @Option(
                            names = {"-n", "--name"},
                            paramLabel = "NAME")
                    String name,
            @Mixin Amounts amounts,
            @Mixin FormatOption format) {
        return change(id, format, draft -> amounts.put(draft.text("name", name)));
    }

    @Command(name = "list", description = "A workflow's requirements.")
    int list(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-n", "--name"},
                            paramLabel = "NAME")
                    String name,
            @Mixin ListOptions part,
            @Mixin FormatOption format) {
        List<Json> all = part.read(baton.api(), new Listing(PATH, workflow).and("name", name));
        baton.output(format).list("resource_requirements", all, () -> table(all));
        return 0;
    }

    /** As jobs list-resource-requirements draws them, too. */
    static Table table(List<Json> all) {
        Table table = new Table("ID", "Name", "CPUs", "GPUs", "Nodes", "Memory", "Runtime");
        all.forEach(item -> table.row(
                cell(item, "id"),
                cell(item, "name"),
                cell(item, "num_cpus"),
                cell(item, "num_gpus"),
                cell(item, "num_nodes"),
                cell(item, "memory"),
                cell(item, "runtime")));
        return table;
    }
}
