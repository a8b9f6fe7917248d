package dev.baton.engine.spec;

import dev.baton.engine.job.FailureRule;
import java.util.List;

/** A named failure handler of a {@link WorkflowSpec}: the rules in their order. */
public record FailureHandlerSpec(String name, List<FailureRule> rules) {}
