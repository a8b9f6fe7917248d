package dev.baton.cli.client;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what makes a shell complete the verbs. */
@Command(
        name = "completion",
        aliases = "completions",
        description = "Prints a script that completes verbs and options; one script does for bash and zsh.",
        footer = {"", "For example:", "  source <(baton completion)"})
final class CompletionCommand implements Callable<Integer> {
    private final Shell shell;
    private final CommandLine all;

    @Parameters(paramLabel = "SHELL", arity = "0..1", description = "bash or zsh")
    private Kind kind;

    /** The shells that the script is for. */
    enum Kind {
        BASH,
        ZSH
    }

    CompletionCommand(Shell shell, CommandLine all) {
        this.shell = shell;
        this.all = all;
    }

    @Override
    public Integer call() {
        shell.out().println(AutoComplete.bash("baton", all));
        shell.out().println(AutoComplete.bash("torc", all));
        return 0;
    }
}
