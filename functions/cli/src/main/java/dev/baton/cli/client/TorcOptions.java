package dev.baton.cli.client;

import java.io.Console;
import picocli.CommandLine.Option;

/** Options before the verb that Torc's own tools have, of either generation; hidden, since Baton has its own for each. */
final class TorcOptions {
    @Option(
            names = {"-k", "--workflow-key"},
            hidden = true)
    String workflowKey;

    @Option(
            names = {"-n", "--no-prompts"},
            hidden = true)
    boolean noPrompts;

    @Option(
            names = {"-u", "--database-url"},
            hidden = true)
    private String databaseUrl;

    @Option(names = "--password", hidden = true)
    private String password;

    @Option(names = "--prompt-password", hidden = true)
    private boolean promptPassword;

    /** How much Torc's tools tell; Baton's verbs say what they did and nothing else. */
    @Option(names = "--log-level", hidden = true)
    private String logLevel;

    /** Any version of Baton's client talks to any of its servers. */
    @Option(names = "--skip-version-check", hidden = true)
    private boolean skipVersionCheck;

    Format output;

    /** The first generation's word for a table is text. */
    enum FirstFormat {
        TEXT,
        JSON
    }

    @Option(
            names = {"-F", "--output-format"},
            hidden = true)
    void output(FirstFormat given) {
        output = switch (given) {
            case TEXT -> Format.TABLE;
            case JSON -> Format.JSON;
        };
    }

    /** Tells the server's options what these say; an option of Baton's own counts more. */
    void apply(Server server) {
        server.url = server.url == null ? databaseUrl : server.url;
        server.password = password;
        if (promptPassword && password == null) {
            Console console = System.console();
            if (console == null) {
                throw new Failure("nobody can be asked for a password here: set TORC_PASSWORD");
            }
            password = new String(console.readPassword("Password: "));
            server.password = password;
        }
    }
}
