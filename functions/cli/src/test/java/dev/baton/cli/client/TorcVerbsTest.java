package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Every verb of Torc's command line, from a list of them, against what Baton's says of itself. */
class TorcVerbsTest {
    @TempDir
    Path folder;

    record Verb(String words, List<String> options, boolean offered) {}

    private static List<Verb> verbs() throws IOException {
        try (InputStream in = TorcVerbsTest.class.getResourceAsStream("/torc/verbs.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(TorcVerbsTest::verb)
                    .toList();
        }
    }

    private static Verb verb(String line) {
        List<String> words = List.of(line.split(" "));
        List<String> options =
                words.stream().filter(word -> word.startsWith("-")).toList();
        String verb = String.join(" ", words.subList(0, words.size() - options.size()));
        return new Verb(verb, options, !options.contains("-"));
    }

    @Test
    void each_is_offered_with_its_options_and_teaches_by_an_example() throws IOException {
        List<Executable> claims = new ArrayList<>();
        for (Verb verb : verbs()) {
            if (verb.offered()) {
                Console console = new Console(folder);
                int code = console.run(verb.words() + " --help");
                String help = console.out();
                claims.add(() -> assertEquals(0, code, verb + console.err()));
                claims.add(() -> assertTrue(help.contains("For example"), () -> "no example: " + help));
                verb.options()
                        .forEach(option -> claims.add(() -> assertTrue(
                                Stream.of(help.split("[\\s,=\\[\\]]+")).anyMatch(option::equals),
                                () -> verb.words() + " has no " + option + ": " + help)));
            }
        }
        assertAll(claims);
    }

    @Test
    void the_others_say_that_they_are_not_and_what_to_use_instead() throws IOException {
        List<Executable> claims = new ArrayList<>();
        for (Verb verb : verbs()) {
            if (!verb.offered()) {
                Console console = new Console(folder);
                int code = console.run(verb.words() + " --account me spec.yaml");
                String said = console.err();
                claims.add(() -> assertEquals(1, code, verb + said));
                claims.add(() -> assertTrue(
                        said.contains(verb.words() + " is not offered, since Baton knows no Slurm")
                                && said.matches("(?s).*(use|start|run|found).*"),
                        said));
            }
        }
        assertAll(claims);
    }

    @Test
    void what_stands_before_the_verb_in_either_generation_is_understood() {
        for (String before : List.of(
                "-f json --log-level debug --skip-version-check",
                "-k 1 -F json -n",
                "--url http://127.0.0.1:1 -f table")) {
            Console console = new Console(folder);
            assertEquals(0, console.run(before + " jobs list --help"), console.err());
        }
    }
}
