package dev.baton.cli.runner;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Commands that a shell would only split at spaces before it became the program that they name. Started without a shell, as
 * make does, they behave the same and cost half. Whatever may mean more to a shell is left to it. Thread-safe.
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

    private final Path folder;
    private final boolean shellIsTold;
    private final SearchPath path;

    /**
     * For commands that run in one environment.
     *
     * @param variables what all of them find there
     * @param folder where they run
     */
    PlainCommand(Map<String, String> variables, Path folder) {
        this.folder = folder;
        // A shell would do something before, or has functions of its own.
        shellIsTold = variables.containsKey("BASH_ENV")
                || variables.keySet().stream().anyMatch(name -> name.startsWith("BASH_FUNC_"));
        path = SearchPath.of(variables.getOrDefault("PATH", ""));
    }

    /** The program and its arguments, if the command needs no shell. */
    Optional<List<String>> words(String command) {
        String text = command.strip();
        if (shellIsTold || !PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] words = SPACES.split(text);
        String program = BUILT_IN.contains(words[0]) ? null : program(words[0]);
        if (program == null) {
            return Optional.empty();
        }
        words[0] = program;
        return Optional.of(List.of(words));
    }

    /** The program as it is to be called; null where a shell is needed, be it to say what is wrong. */
    private String program(String name) {
        if (name.indexOf('/') >= 0) {
            File file = folder.resolve(name).toFile();
            return file.canExecute() && runsByItself(file) ? name : null;
        }
        return path.program(name)
                .filter(PlainCommand::runsByItself)
                .map(File::getPath)
                .orElse(null);
    }

    /** A text without a first line that names its interpreter is for the shell that finds it. */
    private static boolean runsByItself(File file) {
        try (InputStream in = new FileInputStream(file)) {
            byte[] start = new byte[2];
            return in.read(start) == start.length
                    && (start[0] == '#' && start[1] == '!' || start[0] == 0x7f && start[1] == 'E');
        } catch (IOException shellSaysWhy) {
            return false;
        }
    }
}
