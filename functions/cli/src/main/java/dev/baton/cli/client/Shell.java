package dev.baton.cli.client;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds around it.
 *
 * @param name the name it was called by: baton or torc
 * @param environment environment variables
 * @param folder the working folder
 * @param bin the folder that holds baton and torc
 * @param out standard output, UTF-8 whatever the locale says
 * @param err standard error, likewise
 * @param outIsTerminal whether a person reads standard output
 * @param inIsTerminal whether a person can answer a question
 * @param usual where a server is looked for when nothing names one
 */
public record Shell(
        String name,
        Map<String, String> environment,
        Path folder,
        Path bin,
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean inIsTerminal,
        URI usual) {

    /** This process, with what the launcher found out: System.console() tells nothing reliable since JDK 22. */
    public static Shell ofProcess() {
        return new Shell(
                System.getProperty("baton.name", "baton"),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("baton.bin", "functions/cli/bin")).toAbsolutePath(),
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Boolean.getBoolean("baton.terminal.out"),
                Boolean.getBoolean("baton.terminal.in"),
                URI.create("http://localhost:8080"));
    }

    /** The same with other environment variables. */
    public Shell withEnvironment(Map<String, String> other) {
        return new Shell(name, other, folder, bin, out, err, outIsTerminal, inIsTerminal, usual);
    }

    /** What stands last on a PATH: names of other programs, under which Baton is found where those are not installed. */
    public Path last() {
        return bin.resolve("last");
    }

    /** An environment variable; an empty one counts as unset. */
    public Optional<String> variable(String key) {
        return Optional.ofNullable(environment.get(key)).filter(value -> !value.isBlank());
    }

    /** Asks a yes-or-no question; yes when nobody is there to answer. */
    boolean confirms(String question) {
        if (!inIsTerminal) {
            return true;
        }
        err.print(question + " [y/N] ");
        err.flush();
        try {
            // The reader is left open: closing it would close the process's standard input.
            String answer = new BufferedReader(
                            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8))
                    .readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
