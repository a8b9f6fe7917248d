package dev.baton.cli.server;

import dev.baton.cli.client.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The doors over a data folder that this process works in too, as a process of their own: what they need is most of a
 * framework, which would triple the start of a run that nobody asks anything. They end with this process.
 */
final class DoorsProcess implements AutoCloseable {
    private final Shell shell;
    private final Path data;
    private Process process;

    DoorsProcess(Shell shell, Path data) {
        this.shell = shell;
        this.data = data;
    }

    /** Starts the process, and returns its port on loopback when the doors are open. */
    synchronized int open() {
        try {
            process = new ProcessBuilder(
                            shell.bin().resolve("baton").toString(),
                            "server",
                            "--for-run",
                            "--port",
                            "0",
                            "--data",
                            data.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            String address = said.readLine();
            if (address == null) {
                throw new IllegalStateException("the doors did not open");
            }
            return URI.create(address).getPort();
        } catch (IOException broken) {
            throw new IllegalStateException("the doors could not be started: " + broken.getMessage(), broken);
        }
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
