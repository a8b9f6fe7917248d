package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Queues a child of the job that this runs in, or a job without a parent. */
@Command(name = "queue", description = "Queues a job; what it does not say it takes from the job that this runs in.")
final class SparkyQueueCommand implements Callable<Integer> {
    private final Baton baton;

    @Option(
            names = {"-p", "--project"},
            paramLabel = "PROJECT",
            description = "its lane; by chance where none is named")
    private String project;

    @Option(
            names = {"-j", "--job-id"},
            paramLabel = "ID",
            description = "its id; a new one where none is given")
    private String job;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "4",
            description = "among how many lanes chance decides")
    private int workers;

    @Option(
            names = {"-d", "--description"},
            paramLabel = "TEXT")
    private String description;

    @Option(
            names = {"-t", "--tag"},
            paramLabel = "NAME=VALUE",
            description = "in place of all tags of the parent")
    private Map<String, String> tags = new LinkedHashMap<>();

    @Option(
            names = "--sparrowdo",
            paramLabel = "NAME=VALUE",
            description = "over the parent's setting, such as docker=alpine")
    private Map<String, String> sparrowdo = new LinkedHashMap<>();

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "how long it may run")
    private Long timeout;

    @Option(names = "--api", paramLabel = "URL", description = "another server, which has the same SPARKY_API_TOKEN")
    private String api;

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..1",
            defaultValue = "sparrowfile",
            description = "what it runs; sparrowfile")
    private String scenario;

    SparkyQueueCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        Json.Obj config = Json.EMPTY;
        config = project == null ? config : config.with("project", Json.of(project));
        config = job == null ? config : config.with("job-id", Json.of(job));
        config = config.with("workers", Json.of(workers));
        config = description == null ? config : config.with("description", Json.of(description));
        config = tags.isEmpty() ? config : config.with("tags", object(tags));
        config = sparrowdo.isEmpty() ? config : config.with("sparrowdo", object(sparrowdo));
        config = timeout == null ? config : config.with("timeout", Json.of(timeout));
        Json trigger = Json.EMPTY;
        Optional<String> ownProject = baton.shell().variable("SPARKY_PROJECT");
        Optional<String> ownJob = baton.shell().variable("SPARKY_JOB_ID");
        if (ownProject.isPresent() && ownJob.isPresent()) {
            config = config.with("parent-project", Json.of(ownProject.get()))
                    .with("parent-job-id", Json.of(ownJob.get()));
            String parent = Api.encode(ownProject.get()) + "/" + Api.encode(ownJob.get());
            trigger = baton.api().baton("GET", "/sparky/jobs/" + parent + "/trigger", null);
        } else if (project == null) {
            throw new Failure("which project? Name it with -p PROJECT; only a child's can be left to chance");
        }
        spawn(SparkyServers.at(baton, api), baton.shell(), config, trigger, scenario, null);
        return 0;
    }

    /** Sends what is to be queued, and prints what was. The file of what it is configured with may be null. */
    static void spawn(Api server, Shell shell, Json config, Json trigger, String scenario, String configured) {
        LocalFile.read(shell, scenario, source -> {
            Json body = Json.EMPTY
                    .with("config", config)
                    .with("trigger", trigger)
                    .with("sparrowfile", Json.of(text(source)))
                    .with("sparrowdo-config", configuration(shell, configured));
            Json queued = server.other("POST", "/queue", body);
            shell.out().println(Group.cell(queued, "project") + "/" + Group.cell(queued, "job-id"));
        });
    }

    /** Raku goes as it is: only what runs the scenario reads it. */
    private static Json configuration(Shell shell, String file) {
        if (file == null) {
            return Json.EMPTY;
        }
        Json[] read = new Json[1];
        LocalFile.read(
                shell,
                file,
                source -> read[0] = file.endsWith(".json") ? JsonReader.read(text(source)) : Json.of(text(source)));
        return read[0];
    }

    static Json object(Map<String, String> pairs) {
        Json.Obj object = Json.EMPTY;
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            Json value = switch (pair.getValue()) {
                case "true" -> Json.of(true);
                case "false" -> Json.of(false);
                case String text -> Json.of(text);
            };
            object = object.with(pair.getKey(), value);
        }
        return object;
    }

    static String text(Source source) {
        try (InputStream in = source.opening().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new Failure(Failure.reason(unreadable));
        }
    }
}
