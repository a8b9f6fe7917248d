package dev.baton.cli.client;

import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Options that are described by calls: those of the command itself and of the verb that is run most. Annotations say the same
 * shorter, but are found by reflection, which takes a third of a short run's start.
 */
public final class Options {
    private Options() {}

    /** An option with a value, which is handed over once it is read. */
    public static <V> OptionSpec.Builder of(Class<V> type, Consumer<V> keep, String... names) {
        return OptionSpec.builder(names).type(type).setter(new Keep<>(type, keep));
    }

    /** An option without a value; whether it was given is handed over. */
    public static OptionSpec.Builder flag(Consumer<Boolean> keep, String... names) {
        return OptionSpec.builder(names).type(boolean.class).setter(new Keep<>(Boolean.class, keep));
    }

    /** What stands after a verb's options, and has to. */
    public static <V> PositionalParamSpec.Builder parameter(Class<V> type, Consumer<V> keep) {
        return PositionalParamSpec.builder()
                .type(type)
                .arity("1")
                .required(true)
                .setter(new Keep<>(type, keep));
    }

    /** Gives a command and all beneath it what each has: its help and the version; options in the order of their description. */
    static void standard(CommandSpec spec) {
        spec.versionProvider(new Version()).usageMessage().sortOptions(false);
        if (spec.findOption("--help") == null && spec.findOption('h') == null && spec.findOption('V') == null) {
            spec.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Show this help message and exit.")
                    .build());
            spec.addOption(OptionSpec.builder("-V", "--version")
                    .versionHelp(true)
                    .description("Print version information and exit.")
                    .build());
        }
        spec.subcommands().values().forEach(verb -> standard(verb.getCommandSpec()));
    }

    /** Hands a value over; nothing where there is none. */
    private record Keep<V>(Class<V> type, Consumer<V> keep) implements ISetter {
        @Override
        public <T> T set(T value) {
            if (value != null) {
                keep.accept(type.cast(value));
            }
            return value;
        }
    }
}
