package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs of Torc's first generation about its collections of documents. */
@Command(
        name = "collections",
        description = {
            "Jobs beside the data and files that they have to do with, as the torc command of 2023 told it.",
            "Before the verb, -k names the workflow (else TORC_WORKFLOW_KEY) and -F json asks for JSON."
        },
        footer = {
            "",
            "For example, inside a job, to read what it consumes:",
            "  torc -k $TORC_WORKFLOW_KEY -F json collections join job-consumes-data -f key=$TORC_JOB_KEY",
            "",
            "In scripts of today:",
            "  baton user-data list $TORC_WORKFLOW_ID --consumer-job-id $TORC_JOB_ID -f json"
        })
final class CollectionsCommand extends Group {
    private static final int PAGE = 10_000;

    CollectionsCommand(Baton baton) {
        super(baton);
    }

    @Command(
            name = "join",
            description = "Two collections along what leads from one to the other.",
            footer = {
                "",
                "There are job-consumes-data, job-stores-data, job-needs-file, job-produces-file, job-requirements."
            })
    int join(
            @Parameters(paramLabel = "NAME", description = "which; see below") String name,
            @Option(
                            names = {"-f", "--filters"},
                            paramLabel = "FIELD=VALUE",
                            description = "only where the first collection has that; key means _key")
                    List<String> filters,
            @Option(
                            names = {"-l", "--limit"},
                            paramLabel = "N",
                            description = "at most so many")
                    Long limit,
            @Option(
                            names = {"-s", "--skip"},
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "skip so many")
                    long skip) {
        Join join = Join.named(name);
        Json wanted = wanted(filters == null ? List.of() : filters);
        List<Json> items = new ArrayList<>();
        Api api = baton.api();
        String path = "/workflows/" + Api.encode(baton.workflowKey()) + join.path();
        boolean more = true;
        while (more && (limit == null || items.size() < limit)) {
            long most = limit == null ? PAGE : Math.min(PAGE, limit - items.size());
            Json page = api.first("POST", path + "?skip=" + (skip + items.size()) + "&limit=" + most, wanted);
            page.get("items").items().forEach(item -> items.add(told(join, item)));
            more = page.isTrue("has_more") && !page.get("items").items().isEmpty();
        }
        print(items);
        return 0;
    }

    @Command(name = "show-join-configurations", description = "Which joins there are.")
    int joins() {
        Join.all().forEach(join -> baton.shell().out().println(join + ": " + join.path()));
        return 0;
    }

    private static Json wanted(List<String> filters) {
        Json.Obj wanted = Json.EMPTY;
        for (String filter : filters) {
            int equals = filter.indexOf('=');
            if (equals < 1) {
                throw new Failure("-f " + filter + " names no value; write -f field=value");
            }
            wanted = wanted.with(filter.substring(0, equals), Json.of(filter.substring(equals + 1)));
        }
        return wanted;
    }

    private static Json told(Join join, Json item) {
        return Json.EMPTY
                .with("from", only(item.get("from"), join::tellsOfJob))
                .with("to", only(item.get("to"), field -> !Join.OWN.contains(field)));
    }

    private static Json only(Json document, Predicate<String> field) {
        Map<String, Json> kept = new LinkedHashMap<>();
        if (document instanceof Json.Obj(Map<String, Json> members)) {
            members.forEach((name, value) -> {
                if (field.test(name)) {
                    kept.put(name, value);
                }
            });
        }
        return new Json.Obj(kept);
    }

    private void print(List<Json> items) {
        Output output = baton.output(new FormatOption());
        if (output.json()) {
            output.print(Json.EMPTY.with("items", new Json.Arr(items)));
        } else {
            Table table = new Table("From", "From Name", "To", "To Name", "To Data");
            items.forEach(item -> table.row(
                    cell(item.get("from"), "_key"),
                    cell(item.get("from"), "name"),
                    cell(item.get("to"), "_key"),
                    cell(item.get("to"), "name"),
                    JsonWriter.compact(item.get("to").get("data"))));
            baton.shell().out().print(table);
        }
    }
}
