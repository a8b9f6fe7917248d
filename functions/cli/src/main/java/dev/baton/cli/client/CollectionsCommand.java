package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                "There are job-consumes-data, job-stores-data, job-needs-file, job-produces-file, job-blocks,",
                "job-requirements, job-results, job-process-utilization, job-schedulers,",
                "compute-node-executed-jobs and compute-node-utilization.",
                "",
                "For example:",
                "  torc -k 1 -F json collections join job-results -f return_code=1"
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
        print(read(join.path(), wanted(filters), limit, skip).stream()
                .map(item -> told(item, join::tellsOfFirst, join::tellsOfSecond))
                .toList());
        return 0;
    }

    @Command(
            name = "join-by-edge",
            description = "Two collections along any edge; show-join-configurations names those with a use.",
            footer = {"", "For example:", "  torc -k 1 -F json collections join-by-edge jobs returned -x command"})
    int joinByEdge(
            @Parameters(paramLabel = "COLLECTION", description = "such as jobs or results") String collection,
            @Parameters(paramLabel = "EDGE", description = "such as returned") String edge,
            @Option(
                            names = {"-f", "--filters"},
                            paramLabel = "FIELD=VALUE",
                            description = "only where the collection has that; key means _key")
                    List<String> filters,
            @Option(names = "--inbound", description = "the edge leads to the collection, not from it") boolean inbound,
            @Option(names = "--outbound", hidden = true) boolean outbound,
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
                    long skip,
            @Option(
                            names = {"-x", "--exclude-from"},
                            paramLabel = "FIELD",
                            description = "leave that out of where the edge leads from")
                    Set<String> from,
            @Option(
                            names = {"-y", "--exclude-to"},
                            paramLabel = "FIELD",
                            description = "leave that out of where it leads to")
                    Set<String> to) {
        String path = "/join_by_" + (inbound && !outbound ? "inbound" : "outbound") + "_edge/" + Api.encode(collection)
                + "/" + Api.encode(edge);
        print(read(path, wanted(filters), limit, skip).stream()
                .map(item -> told(item, field -> kept(field, from), field -> kept(field, to)))
                .toList());
        return 0;
    }

    private static boolean kept(String field, Set<String> excluded) {
        return !Join.OWN.contains(field) && (excluded == null || !excluded.contains(field));
    }

    @Command(name = "list", description = "Which collections there are.")
    int names() {
        List<Json> names = baton.api()
                .first("GET", "/workflows/" + Api.encode(baton.workflowKey()) + "/collection_names", null)
                .get("names")
                .items();
        Output output = baton.output(new FormatOption());
        if (output.json()) {
            output.print(Json.EMPTY.with("names", new Json.Arr(names)));
        } else {
            names.forEach(name -> baton.shell().out().println(name instanceof Json.Text(String text) ? text : ""));
        }
        return 0;
    }

    /** Page after page, as many as are wanted. */
    private List<Json> read(String edge, Json wanted, Long limit, long skip) {
        List<Json> items = new ArrayList<>();
        Api api = baton.api();
        String path = "/workflows/" + Api.encode(baton.workflowKey()) + edge;
        boolean more = true;
        while (more && (limit == null || items.size() < limit)) {
            long most = limit == null ? PAGE : Math.min(PAGE, limit - items.size());
            Json page = api.first("POST", path + "?skip=" + (skip + items.size()) + "&limit=" + most, wanted);
            items.addAll(page.get("items").items());
            more = page.isTrue("has_more") && !page.get("items").items().isEmpty();
        }
        return items;
    }

    @Command(name = "show-join-configurations", description = "Which joins there are.")
    int joins() {
        Join.all().forEach(join -> baton.shell().out().println(join + ": " + join.path()));
        return 0;
    }

    private static Json wanted(List<String> filters) {
        Json.Obj wanted = Json.EMPTY;
        for (String filter : filters == null ? List.<String>of() : filters) {
            int equals = filter.indexOf('=');
            if (equals < 1) {
                throw new Failure("-f " + filter + " names no value; write -f field=value");
            }
            wanted = wanted.with(filter.substring(0, equals), Json.of(filter.substring(equals + 1)));
        }
        return wanted;
    }

    private static Json told(Json item, Predicate<String> ofFirst, Predicate<String> ofSecond) {
        return Json.EMPTY.with("from", only(item.get("from"), ofFirst)).with("to", only(item.get("to"), ofSecond));
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
                    named(item.get("from")),
                    cell(item.get("to"), "_key"),
                    named(item.get("to")),
                    JsonWriter.compact(rest(item.get("to")))));
            baton.shell().out().print(table);
        }
    }

    private static String named(Json document) {
        return document.text("name").or(() -> document.text("hostname")).orElse("");
    }

    /** Data where it has some, else what the other columns do not tell. */
    private static Json rest(Json document) {
        return document.get("data") instanceof Json.Null
                ? only(document, field -> !field.equals("_key") && !field.equals("name"))
                : document.get("data");
    }
}
