package dev.baton.client.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.client.MissingSettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The program that runs, as a job or outside of any: its tags, its configuration, its own text and its server, from the variables that
 * workers set. Thread-safe.
 */
public final class Scenario {
    private static final String FILE = "sparrowfile";
    /** Whoever knows a job's id is told its status and report. */
    private static final RandomGenerator CHANCE = new SecureRandom();

    private static final long PATIENCE_SECONDS = 600;

    private final Map<String, String> environment;
    private final Map<String, String> tags;
    private final Courier courier;
    private final RandomGenerator chance;

    Scenario(Map<String, String> environment, Courier courier, RandomGenerator chance) {
        this.environment = Map.copyOf(environment);
        this.tags = Tags.decode(environment.getOrDefault("SP6_TAGS", ""), environment);
        this.courier = courier;
        this.chance = chance;
    }

    /** This process. */
    public static Scenario here() {
        return in(System.getenv());
    }

    /** With these variables; BATON_CA among them names a PEM file of certificates that are believed beside the usual ones. */
    public static Scenario in(Map<String, String> environment) {
        Optional<Path> certificates = Optional.ofNullable(environment.get("BATON_CA"))
                .filter(file -> !file.isBlank())
                .map(Path::of);
        return in(environment, Courier.client(certificates));
    }

    /** With a client of one's own; it is not to follow redirections, which would take the token elsewhere. */
    public static Scenario in(Map<String, String> environment, HttpClient client) {
        return new Scenario(environment, new Courier(client, Time.SYSTEM), CHANCE);
    }

    /** The tags, those that a worker adds among them: SPARKY_PROJECT, SPARKY_JOB_ID, and SPARKY_API_TOKEN, which is secret. */
    public Map<String, String> tags() {
        return tags;
    }

    /** The tag's value; empty where there is no such tag. */
    public String tag(String name) {
        return tags.getOrDefault(name, "");
    }

    /** What the scenario is configured with, out of the file that SP6_CONFIG names; an empty object without one. */
    public JsonNode config() {
        Path file = Path.of(environment.getOrDefault("SP6_CONFIG", ""));
        if (!Files.isRegularFile(file)) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return RakuReader.read(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        } catch (IllegalArgumentException program) {
            throw new IllegalStateException(file + ": " + program.getMessage(), program);
        }
    }

    /** The text that a spawned job runs as well. */
    String text() {
        Path config = Path.of(environment.getOrDefault("SP6_CONFIG", ""));
        Path[] places = {
            // Set by the JDK when it runs a source file.
            Path.of(System.getProperty("jdk.launcher.sourcefile", "")), config.resolveSibling(FILE), Path.of(FILE)
        };
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                return text(place);
            }
        }
        throw new MissingSettingException("no scenario is known: neither does java run a source file, nor is there a "
                + FILE + " here; name one, queue(config, file)");
    }

    static String text(Path scenario) {
        try {
            return Files.readString(scenario);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(scenario + " cannot be read as UTF-8", unreadable);
        }
    }

    /** A tag or, outside of tags, a variable. */
    Optional<String> setting(String name) {
        return Optional.ofNullable(tags.get(name))
                .or(() -> Optional.ofNullable(environment.get(name)))
                .filter(value -> !value.isBlank());
    }

    Optional<String> token() {
        return setting("SPARKY_API_TOKEN").or(() -> setting("BATON_API_KEY"));
    }

    /** The address of the server that runs this, without a slash at its end. */
    String home() {
        return setting("BATON_URL").map(Scenario::trimmed).orElseGet(this::sparky);
    }

    private String sparky() {
        String worker = setting("SPARKY_WORKER")
                .orElseThrow(
                        () -> new MissingSettingException("no server is known: set BATON_URL, or name one by api"));
        String host = switch (worker) {
            case "localhost" -> "127.0.0.1";
            case "docker" -> "host.docker.internal";
            default ->
                throw new MissingSettingException(
                        "from a worker of the kind " + worker + " its server cannot be reached: set BATON_URL");
        };
        String port = setting("SPARKY_TCP_PORT")
                .orElseThrow(() -> new MissingSettingException("SPARKY_TCP_PORT is missing among the tags"));
        boolean secure =
                setting("SPARKY_USE_TLS").filter("true"::equalsIgnoreCase).isPresent();
        return (secure ? "https://" : "http://") + host + ":" + port;
    }

    static String trimmed(String address) {
        return address.strip().replaceFirst("/+$", "");
    }

    /** How long one waits where nothing else is said: SPARKY_JOB_TIMEOUT in seconds, or 600 s. */
    Duration patience() {
        String said = environment.getOrDefault("SPARKY_JOB_TIMEOUT", "");
        return Duration.ofSeconds(said.matches("[0-9]{1,9}") ? Long.parseLong(said) : PATIENCE_SECONDS);
    }

    Courier courier() {
        return courier;
    }

    RandomGenerator chance() {
        return chance;
    }
}
