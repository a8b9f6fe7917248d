package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command as a user calls it, in a folder of the user's own. */
final class Command {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 300;

    /** For processes that do not live long enough for the optimizing compiler, nor for what was learnt for it beforehand. */
    static final List<String> SHORT = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTRecordTraining",
            "-XX:-AOTReplayTraining",
            "-XX:CompileThresholdScaling=3");

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();

    Command(Path folder) {
        this.folder = folder;
    }

    /** A variable of all that is started from now on. */
    Command with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Where the server of this folder says that it serves. */
    String url() throws IOException {
        return JSON.readTree(read(".baton/endpoint")).get("url").asText();
    }

    /** What a process left. */
    record Outcome(int code, String out) {}

    Path file(String name) {
        return folder.resolve(name);
    }

    String read(String name) throws IOException {
        return Files.readString(file(name));
    }

    /** A specification of the seeds, byte for byte. */
    void seed(String name) throws IOException {
        resource("seed/" + name, name);
    }

    /** A file of these tests. */
    void resource(String path, String name) throws IOException {
        Files.createDirectories(file(name).getParent());
        try (var in = Command.class.getResourceAsStream("/" + path)) {
            Files.write(file(name), in.readAllBytes());
        }
    }

    void write(String name, String text) throws IOException {
        Files.writeString(file(name), text);
    }

    /** What the command and its jobs find in their environment besides. */
    void variable(String name, String value) {
        variables.put(name, value);
    }

    /** A program that jobs find on their PATH. */
    void program(String name, String text) throws IOException {
        Files.createDirectories(file("programs"));
        Path program = Files.writeString(file("programs").resolve(name), text);
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
    }

    /** Starts the command; what it prints is read from the process. */
    Process start(String... arguments) throws IOException {
        return builder(arguments).start();
    }

    /** Starts a server, and waits until its doors are open. */
    Process serving(String port, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("server", "--port", port));
        words.addAll(List.of(options));
        Process server = start(words.toArray(String[]::new));
        String said = "";
        for (String line = said; !line.startsWith("Baton serves "); said += line + "\n") {
            line = server.inputReader().readLine();
            if (line == null) {
                throw new IOException("no server: " + said);
            }
        }
        return server;
    }

    /** Something that a test does. */
    interface Deed {
        void happens() throws Exception;
    }

    /** Has a server while something happens: verbs need none, but are over sooner. */
    void served(Deed deed) throws Exception {
        Process server = serving("0");
        try {
            deed.happens();
        } finally {
            stop(server);
        }
    }

    /** Ends a server or a worker with what it runs, and waits for its end; does nothing where it was not started. */
    static void stop(Process process) {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.onExit().join();
        }
    }

    /** Starts the command; what it prints is added to a file. */
    Process startInto(String output, String... arguments) throws IOException {
        return builder(arguments)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file(output).toFile()))
                .start();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> words = new ArrayList<>(List.of(REPOSITORY.resolve("baton").toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(BATON|TORC)_.*"));
        // What the user who runs the tests has said to Sparky is not meant for them.
        builder.environment().keySet().removeIf(name -> name.matches("(SPARKY|SP6)_.*"));
        builder.environment().put("BATON_JAVA_OPTIONS", String.join(" ", SHORT));
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(variables);
        builder.environment().put("BATON_DATA", file(".baton").toString());
        builder.environment().merge("PATH", file("programs").toString(), (path, programs) -> programs + ":" + path);
        builder.environment().putAll(variables);
        return builder;
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return ended(builder(arguments));
    }

    /** Runs a script of this folder in bash; it finds the command as $BATON. A prefix may put it into a world of its own. */
    Outcome script(List<String> prefix, String name) throws IOException, InterruptedException {
        ProcessBuilder builder = builder();
        builder.environment().put("BATON", builder.command().getFirst());
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of("bash", name));
        return ended(builder.command(words));
    }

    /** What runs beside the command, with pipes for its input and output; it finds the command as $BATON. */
    ProcessBuilder terminal(String... words) {
        ProcessBuilder builder = builder();
        builder.environment().put("BATON", builder.command().getFirst());
        return builder.command(words).redirectInput(ProcessBuilder.Redirect.PIPE);
    }

    private Outcome ended(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectOutput(file("out").toFile()).start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        return new Outcome(ended ? process.exitValue() : -1, read("out"));
    }

    /** Runs what must end well, and returns what it printed. */
    String good(String... arguments) throws IOException, InterruptedException {
        Outcome outcome = run(arguments);
        assertEquals(0, outcome.code, outcome.out);
        return outcome.out;
    }

    JsonNode json(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("-f", "json"));
        return JSON.readTree(good(words.toArray(String[]::new)));
    }
}
