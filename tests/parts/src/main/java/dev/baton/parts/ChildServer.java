package dev.baton.parts;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a Java process of its own, which says on its standard output when it listens, and where. */
final class ChildServer implements AutoCloseable {
    private static final String READY = "listening on ";

    private final Process process;
    private final URI endpoint;

    private ChildServer(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts the server and returns when it listens; fails with its output where it ends before. */
    static ChildServer start(PartFolder part, int megabytes, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.library.path=" + part.libraries(),
                "-cp",
                String.join(
                        File.pathSeparator,
                        own().toString(),
                        part.classes().toString(),
                        part.libraries().resolve("*").toString()),
                Watched.class.getName(),
                mainClass));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ChildServer(process, URI.create("http://127.0.0.1:" + port(process, mainClass)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static int port(Process process, String mainClass) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder before = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                drain(output);
                return Integer.parseInt(line.substring(READY.length()));
            }
            before.append(line).append('\n');
        }
        throw new IOException(mainClass + " ended before it listened:\n" + before);
    }

    /** A full pipe would stop the server. */
    private static void drain(BufferedReader output) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (output.readLine() != null) {
                            // Of no interest any more.
                        }
                    } catch (IOException closed) {
                        // The server has ended.
                    }
                },
                "part-output");
        thread.setDaemon(true);
        thread.start();
    }

    private static Path own() {
        try {
            return Path.of(ChildServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
