package dev.baton.cli.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.cli.client.Failure;
import dev.baton.engine.sparky.ProjectSettings;
import dev.baton.engine.sparky.Sparky;
import dev.baton.engine.spec.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A project's folder: its sparrowfile; sparky.yaml, which may be missing; and what it is configured with, as Raku, JSON or YAML.
 *
 * @param path the folder, whose name is the project's
 */
record ProjectFolder(Path path) {
    private static final String SCENARIO = "sparrowfile";
    private static final String SETTINGS = "sparky.yaml";
    private static final List<String> CONFIGS = List.of("config.raku", "config.json", "config.yaml");

    /** What a project builds for each revision of: a branch of a repository. */
    record Source(String url, String branch) {}

    String name() {
        return path.getFileName().toString();
    }

    boolean isProject() {
        return Files.isRegularFile(path.resolve(SCENARIO));
    }

    /** Changes whenever one of the files does. */
    String stamp() {
        StringBuilder stamp = new StringBuilder();
        for (Path file : files()) {
            try {
                stamp.append(Files.getLastModifiedTime(file)).append('/').append(Files.size(file));
            } catch (IOException missing) {
                stamp.append('-');
            }
            stamp.append(' ');
        }
        return stamp.toString();
    }

    private List<Path> files() {
        return Stream.concat(Stream.of(SCENARIO, SETTINGS), CONFIGS.stream())
                .map(path::resolve)
                .toList();
    }

    private YamlMap settings() {
        return Files.exists(path.resolve(SETTINGS))
                ? YamlMap.read(path.resolve(SETTINGS))
                : new YamlMap(path.resolve(SETTINGS), new Tree.Obj(1, 1, List.of()));
    }

    /** What the engine is to know of it; Failure or RefusedException where a file is wrong. */
    void register(Sparky sparky) {
        YamlMap yaml = settings();
        ProjectSettings plain = ProjectSettings.PLAIN;
        ProjectSettings settings = new ProjectSettings(
                yaml.number("at_once", 1, 64).orElse(plain.atOnce()),
                yaml.number("keep_builds", 0, Integer.MAX_VALUE).orElse(plain.keepBuilds()),
                yaml.number("timeout", 1, (int) ProjectSettings.LONGEST_SECONDS)
                        .map(Integer::longValue)
                        .orElse(plain.timeoutSeconds()),
                yaml.flag("disabled"),
                yaml.text("crontab").orElse(""),
                yaml.texts("downstream"));
        try {
            sparky.scenario(name(), Files.readString(path.resolve(SCENARIO)), yaml.json("sparrowdo"), config());
        } catch (IOException unreadable) {
            throw new Failure(path.resolve(SCENARIO) + " cannot be read: " + Failure.reason(unreadable));
        }
        sparky.settings(name(), old -> settings);
    }

    /** Raku stays as it is: only what runs the scenario reads it. */
    private JsonNode config() throws IOException {
        for (String name : CONFIGS) {
            Path file = path.resolve(name);
            if (Files.exists(file)) {
                return name.endsWith(".raku")
                        ? JsonNodeFactory.instance.textNode(Files.readString(file))
                        : YamlMap.read(file).json();
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }

    /** The repository that it builds; empty where it names none, or is disabled. */
    Optional<Source> source() {
        YamlMap yaml = settings();
        YamlMap scm = yaml.map("scm");
        return scm.text("url")
                .filter(url -> !yaml.flag("disabled"))
                .map(url -> new Source(url, scm.text("branch").orElse("master")));
    }
}
