package dev.baton.engine.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A spec that cannot be used. It carries every problem that was found; the message prints one a line. */
public final class InvalidSpecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SpecProblem> problems;

    public InvalidSpecException(List<SpecProblem> problems) {
        super(problems.stream().map(SpecProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order of the file; never empty. */
    public List<SpecProblem> problems() {
        return problems;
    }
}
