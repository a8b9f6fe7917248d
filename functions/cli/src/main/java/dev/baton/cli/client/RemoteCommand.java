package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about other machines for a workflow's jobs. */
@Command(
        name = "remote",
        description = {
            "Addresses of other machines for a workflow's jobs: for `remote run`, and for the workflow's own actions",
            "(schedule_nodes with the scheduler type remote)."
        },
        footer = {
            "",
            "For example:",
            "  baton remote add-workers 1 alice@host1 host2",
            "  baton remote run 1 --max-parallel-jobs 4"
        })
final class RemoteCommand extends Group {
    RemoteCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "add-workers", description = "Adds addresses: [USER@]HOST[:PORT].")
    int add(
            @Parameters(index = "0", paramLabel = "WORKFLOW") long workflow,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "ADDRESS") List<String> addresses,
            @Mixin FormatOption format) {
        Json body = new Json.Arr(addresses.stream().map(Json::of).toList());
        Json made = baton.api().post(path(workflow), body);
        baton.output(format).changed(made, "Added " + addresses.size() + " to workflow " + workflow);
        return 0;
    }

    @Command(name = "list-workers", description = "A workflow's addresses.")
    int list(@Parameters(paramLabel = "WORKFLOW") long workflow, @Mixin FormatOption format) {
        List<Json> workers = baton.api().get(path(workflow)).items();
        baton.output(format).list("remote_workers", workers, () -> {
            Table table = new Table("Worker", "Workflow ID");
            workers.forEach(worker -> table.row(cell(worker, "worker"), cell(worker, "workflow_id")));
            return table;
        });
        return 0;
    }

    @Command(name = "remove-worker", description = "Removes an address.")
    int remove(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Parameters(paramLabel = "ADDRESS") String address,
            @Mixin FormatOption format) {
        Json gone = baton.api().delete(path(workflow) + "/" + Api.encode(address));
        baton.output(format).changed(gone, "Removed " + address + " from workflow " + workflow);
        return 0;
    }

    @Command(
            name = "run",
            description = {
                "Starts a worker on each of the addresses by ssh, and waits until all have left.",
                "ssh must let you in without a question, and baton be on the PATH there. A server on this machine's loopback"
                        + " is reached through the connection."
            })
    int run(
            @Parameters(index = "0", paramLabel = "WORKFLOW") long workflow,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "ADDRESS") List<String> addresses,
            @Option(names = "--max-parallel-jobs", paramLabel = "N", description = "how many jobs each runs at once")
                    Integer parallel,
            @Option(
                            names = {"-o", "--output-dir"},
                            paramLabel = "DIR",
                            defaultValue = "output",
                            description = "where the workers' own logs go; ${DEFAULT-VALUE} unless given")
                    String logs) {
        Api api = baton.api();
        List<String> chosen = addresses != null
                ? addresses
                : api.get(path(workflow)).items().stream()
                        .map(worker -> cell(worker, "worker"))
                        .toList();
        if (chosen.isEmpty()) {
            throw new Failure("workflow " + workflow + " has no remote workers: name some with add-workers");
        }
        return new RemoteRound(baton.shell(), api, workflow, parallel).run(chosen, logs);
    }

    private static String path(long workflow) {
        return "/workflows/" + workflow + "/remote_workers";
    }
}
