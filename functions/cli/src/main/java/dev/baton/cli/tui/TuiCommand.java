package dev.baton.cli.tui;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.Baton;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.LogFolder;
import dev.baton.cli.client.Shell;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Watches workflows on the whole terminal. */
@Command(
        name = "tui",
        description = {
            "Shows workflows, their jobs and what happens, on the whole terminal, and keeps it up to date.",
            "The key ? tells what the keys do; q ends it."
        },
        footer = {
            "",
            "For example, while baton run workflow.yaml works in another terminal:",
            "  baton tui",
            "  baton tui 1 --refresh 5"
        })
public final class TuiCommand implements Callable<Integer> {
    private final Baton baton;

    @Parameters(paramLabel = "WORKFLOW", arity = "0..1", defaultValue = "0", description = "begin in that one")
    private long workflow;

    @Option(
            names = {"-p", "--refresh"},
            paramLabel = "SECONDS",
            defaultValue = "2",
            description =
                    "how often to look, 1 or more; ${DEFAULT-VALUE} unless said. News of the open workflow come sooner")
    private int seconds;

    @Mixin
    private LogFolder logs;

    /** A verb of this command. */
    public TuiCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() throws InterruptedException {
        Shell shell = baton.shell();
        String type = shell.variable("TERM").orElse("dumb");
        if (!shell.outIsTerminal() || !shell.inIsTerminal() || type.equals("dumb")) {
            throw new Failure((shell.outIsTerminal() && shell.inIsTerminal()
                            ? "this terminal says that it is dumb (TERM)"
                            : "a dashboard needs a terminal, not a pipe or a file")
                    + "; use baton workflows list, baton workflows status ID, or baton events monitor ID");
        }
        Api api = baton.api();
        if (workflow != 0) {
            api.get("/workflows/" + workflow);
        }
        boolean colors = shell.variable("NO_COLOR").isEmpty();
        ServerFacts facts = new ServerFacts(api, logs.in(baton), Clock.systemDefaultZone());
        try (Window window = Window.open()) {
            new Dashboard(api, window, facts, Duration.ofSeconds(Math.max(1, seconds)), colors, workflow).run();
        }
        return 0;
    }
}
