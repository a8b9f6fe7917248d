package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stores objects with a job, as Torc's first generation did: each is a document of its own. */
@Command(
        name = "add-user-data",
        description = {
            "Stores objects with a job, each as a document of its own; names need no quotes, as in JSON5.",
            "Of the first generation of Torc; user-data create stores a record with a name."
        },
        footer = {
            "",
            "For example:",
            "  torc jobs add-user-data 92181820 \"{key1: 'val1', key2: 'val2'}\" \"{key3: 'val3'}\"",
            "  torc jobs get-user-data 92181820"
        })
final class AddUserData implements Callable<Integer> {
    private final Baton baton;

    @Parameters(index = "0", paramLabel = "JOB", description = "the job's key: its id")
    private long job;

    @Parameters(index = "1..*", paramLabel = "OBJECT", arity = "1..*", description = "JSON or JSON5")
    private List<String> objects;

    AddUserData(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        // Nothing is stored when the last of them cannot be read.
        List<Json> documents = objects.stream().map(AddUserData::parse).toList();
        Api api = baton.api();
        String path = path(api, job);
        Output output = baton.output(new FormatOption());
        documents.forEach(document -> {
            Json stored = api.first("POST", path, document);
            output.changed(stored, "Added user_data key=" + Group.cell(stored, "_key") + " to job key=" + job);
        });
        return 0;
    }

    /** Where a job's documents are; the job knows its workflow. */
    static String path(Api api, long job) {
        return "/jobs/user_data/" + api.get(JobsCommand.PATH + "/" + job).number("workflow_id") + "/" + job;
    }

    private static Json parse(String text) {
        try {
            if (JsonReader.readRelaxed(text) instanceof Json.Obj object) {
                return object;
            }
            throw new Failure("an object was expected, such as \"{key: 'value'}\", not " + text);
        } catch (JsonReader.BadJson broken) {
            throw new Failure(text + " is no JSON5: " + broken.getMessage());
        }
    }
}
