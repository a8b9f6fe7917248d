package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import dev.baton.cli.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about user data: the JSON that jobs hand on. */
@Command(
        name = "user-data",
        description = "Read and write the JSON that jobs hand on.",
        footer = {
            "",
            "For example:",
            "  baton user-data get 1 | jq .data",
            "  baton user-data update 1 --data '{\"key\": \"value\"}'",
            "  baton user-data update 1 --data \"$(cat results.json)\"",
            "",
            "Inside a job, a name of its workflow's user data does in an ID's place."
        })
final class UserDataCommand extends Group {
    UserDataCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "list", description = "A workflow's user data.")
    int list(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-n", "--name"},
                            paramLabel = "NAME")
                    String name,
            @Option(names = "--is-ephemeral", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL")
                    Boolean ephemeral,
            @Option(names = "--consumer-job-id", paramLabel = "JOB", description = "only what it reads") Long consumer,
            @Option(names = "--producer-job-id", paramLabel = "JOB", description = "only what it writes") Long producer,
            @Mixin ListOptions part,
            @Mixin FormatOption format) {
        Listing listing = new Listing("/user_data", workflow)
                .and("name", name)
                .and("is_ephemeral", ephemeral)
                .and("consumer_job_id", consumer)
                .and("producer_job_id", producer);
        print(part.read(baton.api(), listing), format);
        return 0;
    }

    @Command(name = "list-missing", description = "What jobs read, and nobody has written or will.")
    int missing(@Parameters(paramLabel = "WORKFLOW") long workflow, @Mixin FormatOption format) {
        Api api = baton.api();
        List<Json> missing = api.get("/workflows/" + workflow + "/missing_user_data").get("user_data").items().stream()
                .map(id -> api.get("/user_data/" + JsonWriter.compact(id)))
                .toList();
        print(missing, format);
        return 0;
    }

    @Command(name = "delete", description = "Deletes records.")
    int delete(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids, @Mixin FormatOption format) {
        Api api = baton.api();
        Output output = baton.output(format);
        ids.forEach(id -> output.changed(api.delete("/user_data/" + id(api, id)), "Deleted user data " + id));
        return 0;
    }

    @Command(name = "delete-all", description = "Deletes all that the workflow has.")
    int deleteAll(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(names = "--no-prompts", description = "do not ask") boolean noPrompts,
            @Mixin FormatOption format) {
        Output output = baton.output(format);
        if (!baton.agrees(output, noPrompts, "Delete all user data of workflow " + workflow + "?")) {
            throw new Failure("nothing was deleted");
        }
        Json gone = baton.api().delete(new Listing("/user_data", workflow).toString());
        output.changed(gone, "Deleted all user data of workflow " + workflow + ": " + gone.number("count"));
        return 0;
    }

    private void print(List<Json> all, FormatOption format) {
        baton.output(format).list("user_data", all, () -> {
            Table table = new Table("ID", "Name", "Data", "Workflow ID");
            all.forEach(item -> table.row(
                    cell(item, "id"),
                    cell(item, "name"),
                    JsonWriter.compact(item.get("data")),
                    cell(item, "workflow_id")));
            return table;
        });
    }

    @Command(name = "get", description = "One record; JSON where a pipe reads it.")
    int get(@Parameters(paramLabel = "ID") String idOrName, @Mixin FormatOption format) {
        Api api = baton.api();
        baton.output(format).one(api.get("/user_data/" + id(api, idOrName)));
        return 0;
    }

    @Command(name = "create", description = "Adds a record to a workflow.")
    int create(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-n", "--name"},
                            required = true,
                            paramLabel = "NAME")
                    String name,
            @Option(
                            names = {"-d", "--data"},
                            paramLabel = "JSON")
                    String data,
            @Option(names = "--ephemeral", description = "emptied when the workflow starts anew") boolean ephemeral,
            @Option(names = "--consumer-job-id", paramLabel = "JOB", description = "the job that reads it")
                    Long consumer,
            @Option(names = "--producer-job-id", paramLabel = "JOB", description = "the job that writes it")
                    Long producer,
            @Mixin FormatOption format) {
        Map<String, Json> body = new LinkedHashMap<>();
        body.put("workflow_id", Json.of(workflow));
        body.put("name", Json.of(name));
        body.put("is_ephemeral", Json.of(ephemeral));
        if (data != null) {
            body.put("data", parse(data));
        }
        String query = (consumer == null ? "" : "&consumer_job_id=" + consumer)
                + (producer == null ? "" : "&producer_job_id=" + producer);
        Json made = baton.api().post("/user_data" + query.replaceFirst("^&", "?"), new Json.Obj(body));
        baton.output(format).changed(made, "Created user data " + cell(made, "id") + ": " + name);
        return 0;
    }

    @Command(name = "update", description = "Changes a record's data, or its name.")
    int update(
            @Parameters(paramLabel = "ID") String idOrName,
            @Option(
                            names = {"-n", "--name"},
                            paramLabel = "NAME")
                    String name,
            @Option(
                            names = {"-d", "--data"},
                            paramLabel = "JSON")
                    String data,
            @Option(names = "--ephemeral", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL")
                    Boolean ephemeral,
            @Mixin FormatOption format) {
        Json parsed = data == null ? null : parse(data);
        Api api = baton.api();
        String path = "/user_data/" + id(api, idOrName);
        Json.Obj changed = api.get(path) instanceof Json.Obj known ? known : Json.EMPTY;
        changed = name == null ? changed : changed.with("name", Json.of(name));
        changed = parsed == null ? changed : changed.with("data", parsed);
        changed = ephemeral == null ? changed : changed.with("is_ephemeral", Json.of(ephemeral));
        Json now = api.put(path, changed);
        baton.output(format).changed(now, "Updated user data " + cell(now, "id") + ": " + cell(now, "name"));
        return 0;
    }

    private static Json parse(String data) {
        try {
            return JsonReader.read(data);
        } catch (JsonReader.BadJson broken) {
            throw new Failure("--data is no JSON: " + broken.getMessage());
        }
    }

    /** Jobs are told their workflow, so that a name which only their shell knows can be looked up while they run. */
    private String id(Api api, String idOrName) {
        if (idOrName.matches("\\d+")) {
            return idOrName;
        }
        String workflow = baton.shell()
                .variable("BATON_WORKFLOW_ID")
                .or(() -> baton.shell().variable("TORC_WORKFLOW_ID"))
                .orElseThrow(
                        () -> new Failure("an id is a number; a name is looked up inside a job only: " + idOrName));
        return api.list("/user_data?workflow_id=" + workflow + "&name=" + Api.encode(idOrName)).stream()
                .filter(item -> cell(item, "name").equals(idOrName))
                .map(item -> cell(item, "id"))
                .findFirst()
                .orElseThrow(() -> new Failure("workflow " + workflow + " has no user data named " + idOrName));
    }
}
