package dev.baton.cli.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Commands that a shell would only split at spaces before it became the program that they name. Started without a shell, as
 * make does, they behave the same and cost half. Whatever may mean more to a shell is left to it.
 */
final class PlainCommand {
    /** Words without a character that bash gives a meaning; the first is no assignment. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./:,@%+-]+( +[\\w./:,@%+=-]+)*");

    private static final Pattern SPACES = Pattern.compile(" +");

    /** What bash does itself, in other ways than a program of that name; true and false are the same in both. */
    private static final Set<String> BUILT_IN =
            Set.of((". : alias bg bind break builtin caller case cd command compgen complete compopt"
                            + " continue coproc declare dirs disown do done echo elif else enable esac eval exec exit export fc fg fi for function"
                            + " getopts hash help history if in jobs kill let local logout mapfile popd printf pushd pwd read readarray"
                            + " readonly return select set shift shopt source suspend test then time times trap type typeset ulimit umask"
                            + " unalias unset until wait while")
                    .split(" "));

    private PlainCommand() {}

    /**
     * The program and its arguments, if the command needs no shell.
     *
     * @param variables the environment that it will have
     * @param folder where it will run
     */
    static Optional<List<String>> of(String command, Map<String, String> variables, Path folder) {
        String text = command.strip();
        if (!PLAIN.matcher(text).matches() || shellIsTold(variables)) {
            return Optional.empty();
        }
        String[] words = SPACES.split(text);
        return BUILT_IN.contains(words[0])
                ? Optional.empty()
                : program(words[0], variables, folder).map(program -> {
                    words[0] = program;
                    return List.of(words);
                });
    }

    /** Whether a shell would do something before, or has functions of its own. */
    private static boolean shellIsTold(Map<String, String> variables) {
        return variables.containsKey("BASH_ENV")
                || variables.keySet().stream().anyMatch(name -> name.startsWith("BASH_FUNC_"));
    }

    private static Optional<String> program(String name, Map<String, String> variables, Path folder) {
        Optional<String> found = name.indexOf('/') >= 0
                ? Optional.of(name)
                : new Machine(folder, variables.getOrDefault("PATH", "")).program(name);
        return found.filter(file -> runsByItself(folder.resolve(file)));
    }

    /** A text without a first line that names its interpreter is for the shell that finds it. */
    private static boolean runsByItself(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            int first = in.read();
            int second = in.read();
            return Files.isExecutable(file) && (first == '#' && second == '!' || first == 0x7f && second == 'E');
        } catch (IOException shellSaysWhy) {
            return false;
        }
    }
}
