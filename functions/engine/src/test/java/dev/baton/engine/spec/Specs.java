package dev.baton.engine.spec;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short ways to parse text in tests. */
final class Specs {
    private Specs() {}

    static SpecSource source(String file, String text) {
        return new SpecSource(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static WorkflowSpec yaml(String text) {
        return SpecParser.parse(source("w.yaml", text)).spec();
    }

    static WorkflowSpec json(String text) {
        return SpecParser.parse(source("w.json", text)).spec();
    }

    static List<String> warnings(String yaml) {
        return SpecParser.parse(source("w.yaml", yaml)).warnings().stream()
                .map(SpecProblem::toString)
                .toList();
    }

    /** The errors of a YAML spec, one line each. */
    static List<String> errors(String yaml) {
        return errors(source("w.yaml", yaml));
    }

    static List<String> errors(SpecSource source) {
        return assertThrows(InvalidSpecException.class, () -> SpecParser.parse(source)).problems().stream()
                .map(SpecProblem::toString)
                .toList();
    }

    /** A spec that stands beside the tests. */
    static SpecSource resource(String name) {
        try (InputStream in = Specs.class.getResourceAsStream("/spec/" + name)) {
            return new SpecSource(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> names(WorkflowSpec spec) {
        return spec.jobs().stream().map(JobSpec::name).toList();
    }

    /** The job's command when user data with index i has the id 101 + i. */
    static String command(WorkflowSpec spec, int job) {
        return spec.jobs().get(job).command().render(i -> 101 + i);
    }

    /** The commands of all jobs of a one-job spec with these lines beneath the job. */
    static List<String> expanded(String command, String parameters) {
        WorkflowSpec spec = yaml("jobs:\n- command: \"" + command + "\"\n" + parameters.indent(2));
        return spec.jobs().stream().map(job -> job.command().render(i -> i)).toList();
    }
}
