package dev.baton.cli.sparky;

import dev.baton.cli.client.Failure;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What runs a scenario: what its first line names; without one, raku where it reads as Raku, as Sparky's scenarios do, and bash for
 * any other.
 *
 * @param path where programs are looked for
 * @param modules our own modules for Raku, for where Sparrow's are not installed
 */
record ScenarioLanguage(String path, Path modules) {
    private static final Pattern RAKU = Pattern.compile(
            "^\\s*(use\\s+(v6|[A-Z][\\w:-]*)|(my|our|has)\\s+[$@%&]|say[ (]|unit\\s|(class|role|grammar)\\s+[A-Z]|task-run\\s)"
                    + "|\\b(tags|config)\\(\\)",
            Pattern.MULTILINE);
    private static final String DSL = "-MSparrow6::DSL";

    /** The words before the scenario's file; a Failure says what is missing. */
    List<String> interpreter(Path scenario) {
        return interpreter(text(scenario), this::raku);
    }

    /** The same in a container, of which nothing is known; what Sparrow needs is expected there. */
    List<String> contained(Path scenario) {
        return interpreter(text(scenario), () -> List.of("raku", DSL));
    }

    private static List<String> interpreter(String text, Supplier<List<String>> raku) {
        if (text.startsWith("#!")) {
            String first = text.lines().findFirst().orElseThrow();
            List<String> words = List.of(first.substring(2).strip().split("\\s+"));
            if (words.getFirst().isEmpty()) {
                throw new Failure("the scenario's first line names no interpreter after #!");
            }
            return words;
        }
        return RAKU.matcher(text).find() ? raku.get() : List.of("bash");
    }

    private static String text(Path scenario) {
        try {
            return Files.readString(scenario);
        } catch (MalformedInputException noText) {
            return "";
        } catch (IOException unreadable) {
            throw new Failure(Failure.reason(unreadable));
        }
    }

    private List<String> raku() {
        String raku = where("raku")
                .orElseThrow(() -> new Failure(
                        "the scenario reads as Raku, and there is no raku here: install it (Debian: rakudo), run a worker"
                                + " where it is, or begin the scenario with #! and another interpreter"));
        List<String> words = new ArrayList<>(List.of(raku));
        if (!has(raku, "Sparrow6::DSL") || !has(raku, "Sparky::JobApi")) {
            words.add("-I" + modules);
        }
        words.add(DSL);
        return words;
    }

    /** Whether that module is installed: Raku is asked, which takes a quarter of a second. */
    private boolean has(String raku, String module) {
        try {
            ProcessBuilder builder = new ProcessBuilder(raku, "-M" + module, "-e", "")
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("PATH", path);
            return builder.start().waitFor() == 0;
        } catch (IOException unstartable) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Failure("its worker was stopped");
        }
    }

    boolean installed(String program) {
        return where(program).isPresent();
    }

    /** Never in the current folder, for which a shell takes an empty entry. */
    private Optional<String> where(String program) {
        return Arrays.stream(path.split(":"))
                .filter(place -> !place.isEmpty())
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
