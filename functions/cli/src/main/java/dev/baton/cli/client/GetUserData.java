package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what a job has stored, as Torc's first generation did. */
@Command(
        name = "get-user-data",
        description = {
            "What a job has stored, the newest first, each as Python prints it; JSON with -f json.",
            "Of the first generation of Torc; user-data list --producer-job-id tells the same of today's records."
        },
        footer = {"", "For example:", "  torc jobs get-user-data 92181820"})
final class GetUserData implements Callable<Integer> {
    private final Baton baton;

    @Parameters(paramLabel = "JOB", description = "the job's key: its id")
    private long job;

    @Mixin
    private FormatOption format;

    GetUserData(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        Api api = baton.api();
        List<Json> documents = api.first("GET", AddUserData.path(api, job), null).get("items").items().stream()
                .map(GetUserData::withoutId)
                .toList();
        Output output = baton.output(format);
        if (output.json()) {
            output.list("items", documents, () -> null);
        } else {
            documents.forEach(document -> baton.shell().out().println(PythonText.of(document)));
        }
        return 0;
    }

    /** The long form of the key was never shown. */
    private static Json withoutId(Json document) {
        Map<String, Json> members = new LinkedHashMap<>();
        if (document instanceof Json.Obj(Map<String, Json> all)) {
            members.putAll(all);
        }
        members.remove("_id");
        return new Json.Obj(members);
    }
}
