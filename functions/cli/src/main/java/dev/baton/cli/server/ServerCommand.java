package dev.baton.cli.server;

import dev.baton.cli.client.ApplicationVerb;
import dev.baton.cli.client.Baton;
import dev.baton.cli.client.Failure;
import dev.baton.store.sqlite.Durability;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves all doors on one port, until it is told to stop. */
@Command(
        name = "server",
        description = "Serves the doors on one port; ready when GET /health/ready answers 200.",
        footer = {"", "For example:", "  baton server --port 8080 --data .baton"})
public final class ServerCommand implements ApplicationVerb {
    private final Baton baton;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "the address to serve on; ${DEFAULT-VALUE} unless given")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "the port, 0 for any free one; ${DEFAULT-VALUE} unless given")
    private int port;

    @Option(names = "--open", description = "ask for no key; on a loopback address only")
    private boolean open;

    @Option(names = "--for-run", hidden = true, description = "serve a run in another process, and end with it")
    private boolean forRun;

    @Option(names = "--verbose", description = "more in the log")
    private boolean verbose;

    /** A verb of this command. */
    public ServerCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        if (open && !Loopback.names(host)) {
            throw new Failure("--open serves everybody who can connect: it needs a loopback host, not " + host);
        }
        Path data = baton.server().folder(baton.shell()).path();
        Durability durability = forRun ? Durability.NORMAL : Durability.FULL;
        return Application.run(
                baton.shell(),
                new Application.Settings(host, port, data, open, verbose, durability),
                forRun ? DoorsApplication.class : ServerApplication.class);
    }
}
