package dev.baton.cli.client;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints what puts baton and torc on a shell's PATH. */
@Command(
        name = "env",
        description = "Prints the line that puts baton and torc on your PATH.",
        footer = {"", "For example:", "  eval \"$(./baton env)\""})
final class EnvCommand implements Callable<Integer> {
    private final Shell shell;

    EnvCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        shell.out().println("export PATH=" + quoted(shell.bin()) + ":\"$PATH\":" + quoted(shell.last()));
        return 0;
    }

    private static String quoted(Path folder) {
        return "'" + folder.toString().replace("'", "'\\''") + "'";
    }
}
