package dev.baton.engine.spec;

import dev.baton.engine.spec.tree.Document;
import dev.baton.engine.spec.tree.SyntaxException;
import dev.baton.engine.spec.tree.TreeFormat;
import dev.baton.engine.spec.tree.Utf8;
import java.util.List;

/**
 * Reads workflow specs: YAML, JSON, JSON5 and KDL (specification of Torc, section 3), by the file's extension, or each in turn when
 * that says nothing. Stateless.
 *
 * <ul>
 *   <li>A workflow without a name takes the file's, a job without one is {@code job_1} by its position.
 *   <li>Parameters expand first: the first in the file varies slowest. In commands, <code>${name}</code> is the shell's even when
 *       a parameter has that name ({@link Placeholders}).
 *   <li>References in commands add links to those that a job's lists name; user data that a job writes by reference need not be
 *       declared ({@link CommandLinker}).
 *   <li>Errors are all reported at once, each with line, column and key.
 * </ul>
 */
public final class SpecParser {
    private record Run(WorkflowSpec spec, SpecBuilder builder, Problems problems) {}

    private SpecParser() {}

    /** The workflow, expanded and checked; throws {@link InvalidSpecException} with all problems. */
    public static ParsedSpec parse(SpecSource source) {
        Run run = run(source);
        if (run.problems.any()) {
            throw new InvalidSpecException(run.problems.errors());
        }
        return new ParsedSpec(run.spec, run.problems.warnings());
    }

    /** What the spec would make, and what is wrong with it; throws nothing. For a dry run. */
    public static SpecSummary summarize(SpecSource source) {
        Run run;
        try {
            run = run(source);
        } catch (InvalidSpecException e) {
            return SpecSummary.of(null, 0, 0, e.problems(), List.of());
        }
        return SpecSummary.of(
                run.spec,
                run.builder.jobEntries(),
                run.builder.fileEntries(),
                run.problems.errors(),
                run.problems.warnings());
    }

    private static Run run(SpecSource source) {
        source.checkSize();
        Problems problems = new Problems(source.fileName());
        SpecBuilder builder = new SpecBuilder(source.stem(), problems);
        try {
            Document document = TreeFormat.of(source.fileName()).read(Utf8.decode(source.bytes()));
            document.complaints().forEach(problems::error);
            return new Run(builder.build(document.root()), builder, problems);
        } catch (SyntaxException e) {
            problems.error(e.complaint());
            return new Run(null, builder, problems);
        }
    }
}
