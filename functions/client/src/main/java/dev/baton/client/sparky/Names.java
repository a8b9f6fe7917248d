package dev.baton.client.sparky;

import dev.baton.client.MissingSettingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names for jobs that were given none, in the form that Sparky's client gives them. */
final class Names {
    private static final int LETTERS = 20;

    private Names() {}

    /** Twenty different letters and the number of this process. */
    static String job(RandomGenerator chance) {
        List<Character> letters = new ArrayList<>(
                IntStream.rangeClosed('a', 'z').mapToObj(code -> (char) code).toList());
        Collections.shuffle(letters, java.util.Random.from(chance));
        return letters.subList(0, LETTERS).stream().map(String::valueOf).collect(Collectors.joining()) + "."
                + ProcessHandle.current().pid();
    }

    /** One of so many lanes of the project that this runs in. */
    static String project(Scenario scenario, int workers) {
        String own = scenario.setting("SPARKY_PROJECT")
                .orElseThrow(() -> new MissingSettingException(
                        "which project? Only inside a job (SPARKY_PROJECT is set) it can be left to chance: name it"));
        return String.format(
                Locale.ROOT, "%s.spawned_%02d", own, scenario.chance().nextInt(workers) + 1);
    }

    static String own(Scenario scenario, String name) {
        return scenario.setting(name)
                .orElseThrow(() -> new MissingSettingException(
                        "mine is a job, and none runs here (" + name + " is not set): name project and job-id"));
    }
}
