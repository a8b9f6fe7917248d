package dev.baton.simulation;

import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.spec.WorkflowSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Workflows at random: chains, fans, diamonds, data that many share, jobs that fail, with and without cancelling what follows. */
final class RandomWorkflow {
    /** So many different ones: enough for every mix of shapes, few enough to be parsed once each. */
    private static final int MANY = 3000;

    private static final Map<Integer, WorkflowSpec> MADE = new ConcurrentHashMap<>();

    private RandomWorkflow() {}

    static WorkflowSpec any(Choices choices) {
        return MADE.computeIfAbsent(choices.below(MANY), RandomWorkflow::number);
    }

    private static WorkflowSpec number(int number) {
        Choices choices = new SeededChoices(number);
        List<String> jobs = new ArrayList<>();
        if (number % 500 == 499) {
            wide(choices, jobs);
        } else {
            mixed(choices, jobs);
        }
        return parse("""
                name: random
                failure_handlers: [{name: again, rules: [{exit_codes: [7], max_retries: 2, backoff_seconds: %d}]}]
                files: [{name: f0, path: f0}, {name: f1, path: f1}]
                user_data: [{name: d0, data: 0}, {name: d1, data: 0}]
                jobs:
                %s
                """.formatted(choices.below(3) * 20, String.join("\n", jobs)));
    }

    static WorkflowSpec parse(String yaml) {
        return SpecParser.parse(new SpecSource("random.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                .spec();
    }

    private static void wide(Choices choices, List<String> jobs) {
        int width = 66 + choices.below(70);
        jobs.add("  - {name: first, command: x}");
        for (int i = 0; i < width; i++) {
            jobs.add("  - {name: " + (choices.oneIn(60) ? "bad" : "w") + i + ", command: x, depends_on: [first]}");
        }
        jobs.add("  - {name: last, command: x, depends_on_regexes: ['^(w|bad)'], cancel_on_blocking_job_failure: "
                + choices.oneIn(2) + "}");
    }

    private static void mixed(Choices choices, List<String> jobs) {
        List<String> names = new ArrayList<>();
        int count = 2 + choices.below(5);
        int sharing = choices.below(4);
        boolean failures = choices.below(3) > 0;
        boolean pushes = choices.oneIn(3);
        for (int i = 0; i < count; i++) {
            String kind = failures ? choices.of(List.of("j", "j", "j", "j", "bad", "flaky", "worse")) : "j";
            jobs.add("  - {name: " + kind + i + ", " + work(pushes && choices.oneIn(2)) + after(choices, names)
                    + shared(choices, sharing, i, count)
                    + (kind.equals("flaky") || kind.equals("worse") ? ", failure_handler: again" : "")
                    + ", priority: " + choices.below(3)
                    + ", cancel_on_blocking_job_failure: " + (choices.below(3) > 0) + "}");
            names.add(kind + i);
        }
    }

    private static String work(boolean push) {
        return push ? "target: {url: 'https://target.example', timeout: 120}" : "command: x";
    }

    private static String after(Choices choices, List<String> names) {
        List<String> before = new ArrayList<>();
        for (String name : names) {
            if (choices.oneIn(names.size() > 4 ? 4 : 2)) {
                before.add(name);
            }
        }
        return before.isEmpty() ? "" : ", depends_on: " + before;
    }

    /** The first jobs write what the later ones read; one in the middle may do both. */
    private static String shared(Choices choices, int sharing, int place, int count) {
        return switch (sharing) {
            case 1 -> place < count / 2 ? ", output_files: [f0]" : ", input_files: [f0]";
            case 2 ->
                place < count / 2
                        ? ", output_user_data: [d0]"
                        : place == count / 2
                                ? ", input_user_data: [d0], output_user_data: [d0, d1]"
                                : ", input_user_data: [d0]";
            case 3 -> choices.oneIn(2) ? "" : place < count / 2 ? ", output_files: [f0, f1]" : ", input_files: [f1]";
            default -> "";
        };
    }
}
