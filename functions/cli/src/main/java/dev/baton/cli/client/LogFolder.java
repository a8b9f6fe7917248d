package dev.baton.cli.client;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a runner kept its logs. */
public final class LogFolder {
    /** As picocli makes it. */
    public LogFolder() {}

    @Option(
            names = {"-o", "--output-dir"},
            paramLabel = "DIR",
            defaultValue = "output",
            description = "where baton run kept its logs; ${DEFAULT-VALUE} unless said")
    private Path folder;

    /** The folder as a path. */
    public Path in(Baton baton) {
        return baton.shell().folder().resolve(folder);
    }
}
