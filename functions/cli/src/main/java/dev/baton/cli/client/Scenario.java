package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job as it is run here: its folder with the scenario's file, what it finds in its environment, and its command.
 *
 * @param work its addresses' beginning, for words about it
 */
record Scenario(String work, long build, Path folder, Map<String, String> environment, Json sparrowdo) {
    private static final String FILE = "sparrowfile";

    static Scenario of(Json job, Shell shell, Api api) {
        String project = Group.cell(job, "project");
        String id = Group.cell(job, "job_id");
        try {
            Path folder = Files.createTempDirectory("baton-sparky-");
            Files.writeString(folder.resolve(FILE), Group.cell(job, "sparrowfile"));
            Files.writeString(folder.resolve("config.raku"), Group.cell(job, "config_raku") + "\n");
            folder.resolve(FILE).toFile().setExecutable(true);
            return new Scenario(
                    "/sparky/work/" + Api.encode(project) + "/" + Api.encode(id),
                    job.number("build"),
                    folder,
                    environment(job, project, id, folder, shell, api),
                    job.get("sparrowdo"));
        } catch (IOException unwritable) {
            throw new Failure(Failure.reason(unwritable));
        }
    }

    /** SP6_TAGS and SP6_CONFIG are what tags() and config() read; the client finds its server by the SPARKY_* among the tags. */
    private static Map<String, String> environment(
            Json job, String project, String id, Path folder, Shell shell, Api api) {
        URI base = api.base();
        Map<String, String> sparky = new LinkedHashMap<>();
        sparky.put("SPARKY_PROJECT", project);
        sparky.put("SPARKY_JOB_ID", id);
        sparky.put("SPARKY_WORKER", "localhost");
        boolean secure = "https".equals(base.getScheme());
        sparky.put("SPARKY_TCP_PORT", Integer.toString(base.getPort() > 0 ? base.getPort() : secure ? 443 : 80));
        sparky.put("SPARKY_USE_TLS", secure ? "True" : "");
        sparky.put("SPARKY_HOST", base.getHost());
        api.key().ifPresent(key -> sparky.put("SPARKY_API_TOKEN", key));
        StringBuilder tags = new StringBuilder(Group.cell(job, "tags"));
        sparky.forEach((name, value) -> tags.append(tags.isEmpty() ? "" : ",")
                .append(name)
                .append('=')
                .append(value.replace(",", "___comma___").replace("=", "___eq___")));
        Map<String, String> environment = new LinkedHashMap<>(sparky);
        environment.put("SP6_TAGS", tags.toString());
        environment.put("SP6_CONFIG", folder.resolve("config.raku").toString());
        environment.put("BATON_URL", base.toString());
        api.key().ifPresent(key -> environment.put("BATON_API_KEY", key));
        environment.put("BATON_CALLBACK", Group.cell(job, "callback"));
        environment.put("PATH", shell.bin() + ":" + shell.variable("PATH").orElse("/usr/bin:/bin"));
        if (job.get("tag") instanceof Json.Obj(Map<String, Json> each)) {
            each.keySet().stream()
                    .filter(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*"))
                    .forEach(name -> environment.put("BATON_TAG_" + name, Group.cell(job.get("tag"), name)));
        }
        return environment;
    }

    /** What is started; a Failure says why it cannot be. */
    List<String> command() {
        Optional<String> host = sparrowdo.text("host").filter(text -> !text.isBlank());
        if (host.isPresent()) {
            throw new Failure("sparrowdo's host is not supported: run a worker on " + host.get());
        }
        Optional<String> container = sparrowdo.text("docker").filter(text -> !text.isBlank());
        return container.isPresent() ? contained(container.get()) : interpreted();
    }

    private List<String> interpreted() {
        try {
            String first = Files.readString(folder.resolve(FILE), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            if (first.startsWith("#!")) {
                List<String> words =
                        new ArrayList<>(List.of(first.substring(2).strip().split("\\s+")));
                words.add(folder.resolve(FILE).toString());
                return words;
            }
        } catch (IOException unreadable) {
            throw new Failure(Failure.reason(unreadable));
        }
        // What sparrowdo would do on a host of its own needs it; a plain scenario is Raku, or a script of the shell.
        return installed("raku") && installed("sparrowdo")
                ? List.of("raku", "-MSparrow6::DSL", folder.resolve(FILE).toString())
                : List.of("bash", folder.resolve(FILE).toString());
    }

    private List<String> contained(String container) {
        if (!installed("docker")) {
            throw new Failure("the job wants the container " + container + ", and there is no docker here");
        }
        List<String> command = new ArrayList<>(List.of("docker", "exec", "-i"));
        environment.keySet().stream().filter(name -> !name.equals("PATH")).forEach(name -> {
            command.add("-e");
            command.add(name);
        });
        command.add(container);
        List<String> interpreter = new ArrayList<>(interpreted());
        interpreter.set(interpreter.size() - 1, "/dev/stdin");
        command.addAll(interpreter);
        return command;
    }

    /** What it reads: in a container, where its file is not, the file itself; else nothing. */
    Path input() {
        boolean contained =
                sparrowdo.text("docker").filter(text -> !text.isBlank()).isPresent();
        return contained ? folder.resolve(FILE) : Path.of("/dev/null");
    }

    private boolean installed(String program) {
        for (String place : environment.get("PATH").split(":")) {
            if (!place.isEmpty() && Files.isExecutable(Path.of(place, program))) {
                return true;
            }
        }
        return false;
    }
}
