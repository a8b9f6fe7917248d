package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One job for each line of a file. Sends them by the thousand: all of one request are made, or none. */
@Command(
        name = "create-from-file",
        description = {
            "Adds a job for each line of a file; empty lines and those that begin with # are skipped.",
            "They are named job1, job2 and so on; names that the workflow has already are left out."
        },
        footer = {"", "For example:", "  baton jobs create-from-file 1 commands.txt --memory-per-job 4g"})
final class CreateJobs implements Callable<Integer> {
    private static final int AT_ONCE = 1000;

    private final Baton baton;

    @Parameters(paramLabel = "WORKFLOW")
    private long workflow;

    @Parameters(paramLabel = "FILE", description = "commands, one on each line")
    private Path file;

    @Option(
            names = "--cpus-per-job",
            paramLabel = "N",
            defaultValue = "1",
            description = "${DEFAULT-VALUE} unless said")
    private long cpus;

    @Option(
            names = "--memory-per-job",
            paramLabel = "SIZE",
            defaultValue = "1m",
            description = "${DEFAULT-VALUE} unless said")
    private String memory;

    @Option(
            names = "--runtime-per-job",
            paramLabel = "DURATION",
            defaultValue = "P0DT1M",
            description = "${DEFAULT-VALUE} unless said")
    private String runtime;

    @Mixin
    private FormatOption format;

    CreateJobs(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        List<String> commands = commands();
        Api api = baton.api();
        Set<String> taken = api.list(new Listing(JobsCommand.PATH, workflow).toString()).stream()
                .map(job -> Group.cell(job, "name"))
                .collect(Collectors.toSet());
        long requirements = requirements(api);
        List<Json> drafts = new ArrayList<>();
        int number = 0;
        for (String command : commands) {
            String name;
            do {
                name = "job" + ++number;
            } while (taken.contains(name));
            drafts.add(Draft.of(workflow)
                    .text("name", name)
                    .text("command", command)
                    .number("resource_requirements_id", requirements)
                    .body());
        }
        for (int from = 0; from < drafts.size(); from += AT_ONCE) {
            List<Json> some = drafts.subList(from, Math.min(drafts.size(), from + AT_ONCE));
            api.post("/bulk_jobs", Json.EMPTY.with("jobs", new Json.Arr(some)));
        }
        baton.output(format)
                .done(
                        workflow,
                        "Created " + drafts.size() + (drafts.size() == 1 ? " job" : " jobs") + " in workflow "
                                + workflow,
                        Map.of("jobs", Json.of(drafts.size())));
        return 0;
    }

    private List<String> commands() {
        try {
            List<String> commands = Files.readAllLines(baton.shell().folder().resolve(file)).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            if (commands.isEmpty()) {
                throw new Failure(file + " holds no command");
            }
            return commands;
        } catch (IOException unreadable) {
            throw new Failure(Failure.reason(unreadable));
        }
    }

    /** A record of what the jobs ask for; one with the same name is from an earlier file, and is used if it is the same. */
    private long requirements(Api api) {
        String name = "per_job_" + cpus + "_" + memory + "_" + runtime;
        List<Json> known = api.list(new Listing("/resource_requirements", workflow)
                .and("name", name)
                .toString());
        if (!known.isEmpty()) {
            return known.getFirst().number("id");
        }
        Draft draft = Draft.of(workflow)
                .text("name", name)
                .number("num_cpus", cpus)
                .text("memory", memory)
                .text("runtime", runtime);
        return api.post("/resource_requirements", draft.body()).number("id");
    }
}
