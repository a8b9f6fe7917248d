package dev.baton.cli.client;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A shell whose output a test can read. Nothing listens at its usual address unless a test says so. */
final class Console {
    static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private boolean terminal;
    private URI usual = NOBODY;
    private String out = "";
    private String err = "";

    Console(Path folder) {
        this.folder = folder;
    }

    static Console of(Path folder, StubServer server) {
        return new Console(folder).with("BATON_URL", server.url().toString());
    }

    Console with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Console onTerminal() {
        terminal = true;
        return this;
    }

    Console usual(URI address) {
        usual = address;
        return this;
    }

    Shell shell(PrintStream toOut, PrintStream toErr) {
        return new Shell(
                "baton", environment, folder, folder.resolve("it's/bin"), toOut, toErr, terminal, false, usual);
    }

    /** Runs a command line, whose words stand between spaces. */
    int run(String line) {
        return run(line.split(" "));
    }

    int run(String... words) {
        var outBytes = new ByteArrayOutputStream();
        var errBytes = new ByteArrayOutputStream();
        Shell shell = shell(
                new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        int code = Commands.execute(shell, false, words);
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }
}
