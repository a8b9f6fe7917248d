package dev.baton.cli.client;

import java.io.Console;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options before the verb that Torc's own tools have, of either generation; hidden, since Baton has its own for each. */
final class TorcOptions {
    String workflowKey;
    boolean noPrompts;
    private String databaseUrl;
    private String password;
    private boolean promptPassword;
    Format output;

    /** The first generation's word for a table is text. */
    enum FirstFormat {
        TEXT,
        JSON
    }

    void addTo(CommandSpec spec) {
        add(spec, Options.of(String.class, given -> workflowKey = given, "-k", "--workflow-key"));
        add(spec, Options.flag(given -> noPrompts = given, "-n", "--no-prompts"));
        add(spec, Options.of(String.class, given -> databaseUrl = given, "-u", "--database-url"));
        add(spec, Options.of(String.class, given -> password = given, "--password"));
        add(spec, Options.flag(given -> promptPassword = given, "--prompt-password"));
        // How much Torc's tools tell; Baton's verbs say what they did and nothing else.
        add(spec, Options.of(String.class, ignored -> {}, "--log-level"));
        // Any version of Baton's client talks to any of its servers.
        add(spec, Options.flag(ignored -> {}, "--skip-version-check"));
        add(spec, Options.of(FirstFormat.class, this::output, "-F", "--output-format"));
    }

    private static void add(CommandSpec spec, OptionSpec.Builder option) {
        spec.addOption(option.hidden(true).build());
    }

    private void output(FirstFormat given) {
        output = switch (given) {
            case TEXT -> Format.TABLE;
            case JSON -> Format.JSON;
        };
    }

    /** Tells the server's options what these say; an option of Baton's own counts more. */
    void apply(Server server) {
        server.urlUnlessGiven(databaseUrl);
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
