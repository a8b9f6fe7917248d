package dev.baton.cli.sparky;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.Shell;
import dev.baton.cli.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job as it is run here: its folder with the scenario's file, what it finds in its environment, and its command.
 *
 * @param work its addresses' beginning, for words about it
 */
record Scenario(String work, long build, Path folder, Map<String, String> environment, Json sparrowdo, Path modules) {
    private static final String FILE = "sparrowfile";

    /**
     * What is run inside a container: the folder goes there under the same name, and is removed there afterwards. Its own program is
     * started by exec, so that its exit code is the command's.
     */
    private static final String CONTAINED = """
            container=$1 folder=$2
            shift 2
            docker cp "$folder" "$container:$folder" >&2 || exit
            docker exec "$@"
            code=$?
            docker exec "$container" rm -rf "$folder"
            exit $code
            """;

    static Scenario of(Json job, Shell shell, Api api) {
        String project = job.text("project").orElse("");
        String id = job.text("job_id").orElse("");
        try {
            Path folder = Files.createTempDirectory("baton-sparky-");
            Files.writeString(folder.resolve(FILE), job.text("sparrowfile").orElse(""));
            Files.writeString(
                    folder.resolve("config.raku"), job.text("config_raku").orElse("") + "\n");
            folder.resolve(FILE).toFile().setExecutable(true);
            Json sparrowdo = job.get("sparrowdo");
            boolean contained = given(sparrowdo, "docker").isPresent();
            return new Scenario(
                    "/sparky/work/" + Api.encode(project) + "/" + Api.encode(id),
                    job.number("build"),
                    folder,
                    new ScenarioEnvironment(job, shell, api).variables(folder, contained),
                    sparrowdo,
                    shell.bin().resolveSibling("raku"));
        } catch (IOException unwritable) {
            throw new Failure(Failure.reason(unwritable));
        }
    }

    private static Optional<String> given(Json sparrowdo, String setting) {
        return sparrowdo.text(setting).filter(text -> !text.isBlank());
    }

    /** What is started; a Failure says why it cannot be. */
    List<String> command() {
        given(sparrowdo, "host").ifPresent(host -> {
            throw new Failure("sparrowdo's host is not supported: run a worker on " + host);
        });
        Path file = folder.resolve(FILE);
        String here = Optional.ofNullable(environment.get("PATH")).orElseGet(() -> System.getenv("PATH"));
        ScenarioLanguage language = new ScenarioLanguage(here, modules);
        Optional<String> container = given(sparrowdo, "docker");
        if (container.isEmpty()) {
            List<String> command = new ArrayList<>(language.interpreter(file));
            command.add(file.toString());
            return command;
        }
        if (!language.installed("docker")) {
            throw new Failure("the job wants the container " + container.get()
                    + ", and there is no docker here: run a worker where it is");
        }
        return contained(container.get(), language.contained(file));
    }

    private List<String> contained(String container, List<String> interpreter) {
        List<String> command = new ArrayList<>(
                List.of("sh", "-c", CONTAINED, "docker", container, folder.toString(), "-w", folder.toString()));
        environment.keySet().forEach(name -> {
            command.add("-e");
            command.add(name);
        });
        command.add(container);
        command.addAll(interpreter);
        command.add(folder.resolve(FILE).toString());
        return command;
    }
}
