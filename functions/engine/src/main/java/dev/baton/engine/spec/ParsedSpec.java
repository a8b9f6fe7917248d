package dev.baton.engine.spec;

import java.util.List;

/** A spec that can be used, and what in it looks like a mistake all the same. */
public record ParsedSpec(WorkflowSpec spec, List<SpecProblem> warnings) {}
