package dev.baton.cli.client;

import picocli.CommandLine.Option;

/** The format given after a verb: unlike the one before it, it makes a list a bare array. */
public final class FormatOption {
    /** As picocli makes it. */
    public FormatOption() {}

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "table or json; json after the verb prints a list as a bare array, before the verb as an"
                    + " object with one member")
    Format format;
}
