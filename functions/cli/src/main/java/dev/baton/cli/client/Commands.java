package dev.baton.cli.client;

import dev.baton.cli.care.BackupCommand;
import dev.baton.cli.care.DoctorCommand;
import dev.baton.cli.care.RestoreCommand;
import dev.baton.cli.plot.PlotResourcesCommand;
import dev.baton.cli.server.RunCommand;
import dev.baton.cli.server.ServerCommand;
import dev.baton.cli.server.WorkerCommand;
import dev.baton.cli.sparky.SparkyWorkCommand;
import dev.baton.cli.tui.TuiCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** All verbs, and how they fail. Each execution builds its own; nothing is shared. */
public final class Commands {
    private static final Map<String, Function<Baton, Object>> VERBS = new LinkedHashMap<>();

    static {
        VERBS.put("run", baton -> new RunCommand(baton).spec());
        VERBS.put("submit", SubmitCommand::new);
        VERBS.put("watch", WatchCommand::new);
        VERBS.put("recover", RecoverCommand::new);
        VERBS.put("workflows", WorkflowsCommand::new);
        VERBS.put("jobs", JobsCommand::new);
        VERBS.put("user-data", UserDataCommand::new);
        VERBS.put("files", FilesCommand::new);
        VERBS.put("stash", StashCommand::new);
        VERBS.put("job-files", JobFilesCommand::new);
        VERBS.put("sparky", SparkyCommand::new);
        VERBS.put("results", ResultsCommand::new);
        VERBS.put("pipelines", PipelinesCommand::new);
        VERBS.put("pipelinejobs", PipelineJobsCommand::new);
        VERBS.put("actors", ActorsCommand::new);
        VERBS.put("nonces", NoncesCommand::new);
        VERBS.put("messages", MessagesCommand::new);
        VERBS.put("executions", ExecutionsCommand::new);
        VERBS.put("resource-requirements", ResourceRequirementsCommand::new);
        VERBS.put("failure-handlers", FailureHandlersCommand::new);
        VERBS.put("compute-nodes", ComputeNodesCommand::new);
        VERBS.put("scheduled-compute-nodes", ScheduledComputeNodesCommand::new);
        VERBS.put("collections", CollectionsCommand::new);
        VERBS.put("config", ConfigCommand::new);
        VERBS.put("events", EventsCommand::new);
        VERBS.put("job-dependencies", JobDependenciesCommand::new);
        VERBS.put("access-groups", AccessGroupsCommand::new);
        VERBS.put("remote", RemoteCommand::new);
        VERBS.put("reports", ReportsCommand::new);
        VERBS.put("logs", LogsCommand::new);
        VERBS.put("why", WhyCommand::new);
        VERBS.put("tui", TuiCommand::new);
        VERBS.put("plot-resources", PlotResourcesCommand::new);
        VERBS.putAll(NotOffered.VERBS);
        VERBS.put("server", ServerCommand::new);
        VERBS.put("worker", baton -> new WorkerCommand(baton).spec());
        VERBS.put("doctor", DoctorCommand::new);
        VERBS.put("backup", BackupCommand::new);
        VERBS.put("restore", RestoreCommand::new);
        VERBS.put("env", baton -> new EnvCommand(baton.shell()));
    }

    private Commands() {}

    /**
     * Runs one command line.
     *
     * @param application whether the embedded application is here; else its verbs, and those that need it, end with
     *     {@link Failure#NEEDS_APPLICATION}
     * @return the exit code: 0, 1 for failures, 2 for a wrong command line
     */
    public static int execute(Shell shell, boolean application, String... args) {
        Trust.ofEnvironment(shell);
        CommandLine line = tree(shell, args);
        IExecutionStrategy last = new CommandLine.RunLast();
        line.setExecutionStrategy(
                parsed -> needsApplication(parsed) && !application ? Failure.NEEDS_APPLICATION : last.execute(parsed));
        int code = line.execute(args);
        shell.out().flush();
        return code;
    }

    /** Which server a command line means; it has been executed before, so it is well formed. */
    public static Server server(Shell shell, String... args) {
        CommandLine line = tree(shell, args);
        line.parseArgs(args);
        return ((Baton) line.getCommand()).server();
    }

    private static boolean needsApplication(ParseResult parsed) {
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        boolean helps = innermost.isUsageHelpRequested() || innermost.isVersionHelpRequested();
        return !helps && innermost.commandSpec().userObject() instanceof ApplicationVerb verb && verb.needed();
    }

    private static CommandLine tree(Shell shell, String... args) {
        Baton baton = new Baton(shell);
        CommandLine line = new CommandLine(baton.spec());
        // Describing one group takes milliseconds, all of them tens: a command line that names a group needs no other.
        var named = Arrays.stream(args).filter(VERBS::containsKey).toList();
        VERBS.forEach((name, verb) -> {
            if (named.isEmpty() || named.contains(name)) {
                line.addSubcommand(name, whole(name, verb.apply(baton), baton));
            }
        });
        line.getCommandSpec().usageMessage().footer(Baton.EXAMPLES);
        if (named.isEmpty()) {
            line.addSubcommand("completion", whole("completion", new CompletionCommand(shell, line), baton));
        }
        acceptData(line, baton);
        if (Arrays.stream(args).anyMatch(word -> word.equals("--help") || word.equals("-h"))) {
            Examples.addTo(line);
        }
        return behaviour(line, shell);
    }

    /** A verb with those of its own that have classes of their own, and with what all have. */
    private static CommandLine whole(String name, Object described, Baton baton) {
        CommandLine line = described instanceof CommandLine made ? made : new CommandLine(described);
        switch (name) {
            case "workflows" -> WorkflowVerbs.addTo(line, baton);
            case "jobs" -> JobVerbs.addTo(line, baton);
            case "events" -> line.addSubcommand("monitor", new MonitorEvents(baton));
            case "sparky" -> {
                line.addSubcommand("queue", new SparkyQueueCommand(baton));
                line.addSubcommand("run", new SparkyRunCommand(baton));
                line.addSubcommand("work", new SparkyWorkCommand(baton));
            }
            default -> {}
        }
        Options.standard(line.getCommandSpec());
        return line;
    }

    /** A verb takes --data DIR too, unless that is something else to it: user data's own data. */
    private static void acceptData(CommandLine line, Baton baton) {
        for (CommandLine verb : line.getSubcommands().values()) {
            CommandSpec spec = verb.getCommandSpec();
            if (!verb.getSubcommands().isEmpty()) {
                acceptData(verb, baton);
            } else if (spec.findOption("--data") == null) {
                spec.addOption(Options.of(Path.class, chosen -> baton.server().data(chosen), "--data")
                        .paramLabel("DIR")
                        .description("the data folder, where no server is named or found")
                        .build());
            }
        }
    }

    private static CommandLine behaviour(CommandLine line, Shell shell) {
        return line.setOut(new PrintWriter(shell.out(), true))
                .setErr(new PrintWriter(shell.err(), true))
                .setColorScheme(Help.defaultColorScheme(shell.outIsTerminal() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setExecutionExceptionHandler((failure, where, parsed) -> failed(failure, shell))
                .setParameterExceptionHandler((wrong, given) -> misused(wrong, shell));
    }

    /** Says why a verb failed; the exit code. */
    public static int failed(Exception failure, Shell shell) {
        if (failure instanceof Failure expected) {
            if (expected.exitCode() != Failure.NEEDS_APPLICATION) {
                shell.err().println(shell.name() + ": " + expected.getMessage());
            }
            return expected.exitCode();
        }
        shell.err().println(shell.name() + ": " + failure);
        return 1;
    }

    private static int misused(ParameterException wrong, Shell shell) {
        String verb = wrong.getCommandLine().getCommandSpec().qualifiedName();
        shell.err().println(shell.name() + ": " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, new PrintWriter(shell.err(), true));
        shell.err().println("Try " + verb + " --help");
        return 2;
    }
}
