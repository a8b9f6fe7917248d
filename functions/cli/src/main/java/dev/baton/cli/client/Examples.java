package dev.baton.cli.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Ends the help of each verb with an example: its own, else its group's that shows it, else one made of what it demands. */
final class Examples {
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("WORKFLOW", "1"),
            Map.entry("SPEC", "workflow.yaml"),
            Map.entry("JOB", "4194305"),
            Map.entry("FILE", "file.txt"),
            Map.entry("JSON", "'{\"epochs\": 10}'"),
            Map.entry("NAME", "name"),
            Map.entry("COMMAND", "'echo hello'"),
            Map.entry("PATH", "path/to/file"),
            Map.entry("USER", "ann"),
            Map.entry("GROUP", "1"),
            Map.entry("RULES", "'[{\"exit_codes\": [137], \"max_retries\": 3}]'"),
            Map.entry("DATA", "'{key: 1}'"),
            Map.entry("WORKER", "node1"));

    private Examples() {}

    /** Gives all verbs beneath this one an example. */
    static void addTo(CommandLine group) {
        for (CommandLine verb : group.getSubcommands().values()) {
            if (!verb.getSubcommands().isEmpty()) {
                addTo(verb);
            } else if (verb.getCommandSpec().usageMessage().footer().length == 0) {
                verb.getCommandSpec().usageMessage().footer(footer(group, verb.getCommandSpec()));
            }
        }
    }

    private static String[] footer(CommandLine group, CommandSpec verb) {
        List<String> lines = new ArrayList<>(List.of("", "For example:"));
        String called = " " + group.getCommandName() + " " + verb.name() + " ";
        for (String line : group.getCommandSpec().usageMessage().footer()) {
            if ((line + " ").contains(called)) {
                lines.add(line);
            }
        }
        if (lines.size() == 2) {
            lines.add("  " + made(verb));
        }
        return lines.toArray(String[]::new);
    }

    private static String made(CommandSpec verb) {
        StringBuilder line = new StringBuilder(verb.qualifiedName());
        for (PositionalParamSpec parameter : verb.positionalParameters()) {
            if (parameter.arity().min() > 0) {
                line.append(' ').append(value(parameter, verb));
            }
        }
        for (OptionSpec option : verb.options()) {
            if (option.required()) {
                line.append(' ').append(option.shortestName()).append(' ').append(value(option, verb));
            }
        }
        return line.toString();
    }

    private static String value(ArgSpec argument, CommandSpec verb) {
        String label = argument.paramLabel();
        if (label.equals("ID")) {
            return verb.parent() != null && verb.parent().name().equals("workflows") ? "1" : "4194305";
        }
        String known = VALUES.get(label);
        return known != null ? known : label.contains("ID") || label.equals("N") ? "1" : label.toLowerCase(Locale.ROOT);
    }
}
