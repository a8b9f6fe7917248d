package dev.baton.cli.server;

import dev.baton.cli.client.Commands;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.Server;
import dev.baton.cli.client.Shell;
import dev.baton.cli.runner.FastSpawn;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * The full process: the verbs that serve or run jobs, and client verbs that open a data folder directly. The framework
 * starts only when such a verb asks for it.
 */
@QuarkusMain
public final class ApplicationMain {
    private ApplicationMain() {}

    /** Runs one verb and ends the process with its exit code. */
    public static void main(String... args) {
        // Before anything looks at the environment.
        FastSpawn.choose();
        HeadStart.forVerb(args);
        Shell shell = Shell.ofProcess();
        int code = PlainRun.is(args) ? PlainRun.execute(shell, args) : Commands.execute(shell, true, args);
        if (code == Failure.NEEDS_APPLICATION) {
            code = direct(shell, args);
        }
        System.exit(code);
    }

    private static int direct(Shell shell, String... args) {
        Server server = Commands.server(shell, args);
        // The verb tells what the doors answer it; once is enough.
        System.setProperty("quarkus.log.category.\"" + StoreReplies.class.getName() + "\".level", "OFF");
        try {
            return Application.run(
                    shell,
                    Application.Settings.ownUse(server.folder(shell).path(), false),
                    DirectApplication.class,
                    args);
        } catch (Failure failure) {
            shell.err().println(shell.name() + ": " + failure.getMessage());
            return failure.exitCode();
        }
    }
}
