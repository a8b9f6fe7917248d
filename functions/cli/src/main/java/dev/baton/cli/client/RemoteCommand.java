package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Verbs about other machines for a workflow's jobs. */
@Command(
        name = "remote",
        description = {
            "Addresses of other machines for a workflow's jobs.",
            "Baton logs in nowhere: the list is for your own scripts, and each machine starts its worker itself."
        },
        footer = {
            "",
            "For example:",
            "  baton remote add-workers 1 alice@host1 host2",
            "  for h in $(baton remote list-workers 1 -f json | jq -r '.[].worker'); do",
            "    ssh $h BATON_URL=http://server:8080 BATON_API_KEY=... baton worker &",
            "  done"
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

    @Command(name = "run", description = "Not offered: start baton worker on each machine.")
    int run(@Parameters(hidden = true, arity = "0..*") List<String> ignored) {
        throw NotOffered.failure(
                "remote run", "start `baton worker` on each machine, with BATON_URL and BATON_API_KEY set");
    }

    private static String path(long workflow) {
        return "/workflows/" + workflow + "/remote_workers";
    }
}
