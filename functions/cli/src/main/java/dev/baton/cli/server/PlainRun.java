package dev.baton.cli.server;

import dev.baton.cli.client.Baton;
import dev.baton.cli.client.Commands;
import dev.baton.cli.client.Shell;
import dev.baton.cli.client.Trust;

/**
 * A run of a specification, or of a workflow by its id, with nothing else said: what is typed most. To describe all that could
 * be said, only to find that it was not, takes a tenth of a short run.
 */
final class PlainRun {
    private PlainRun() {}

    /** Whether a command line is one; another one has to be read. */
    static boolean is(String... args) {
        return args.length == 2 && args[0].equals("run") && plain(args[1]);
    }

    /** Whether a word can be nothing but a file or an id: an option and a file of arguments begin otherwise. */
    private static boolean plain(String word) {
        return !word.isEmpty() && (Character.isLetterOrDigit(word.charAt(0)) || "./_".indexOf(word.charAt(0)) >= 0);
    }

    /** Runs it; the exit code. */
    static int execute(Shell shell, String... args) {
        Trust.ofEnvironment(shell);
        int code;
        try {
            code = new RunCommand(new Baton(shell), args[1]).call();
        } catch (Exception failure) {
            code = Commands.failed(failure, shell);
        }
        shell.out().flush();
        return code;
    }
}
