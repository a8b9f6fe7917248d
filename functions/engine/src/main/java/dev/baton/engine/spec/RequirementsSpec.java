package dev.baton.engine.spec;

import dev.baton.engine.node.Resources;

/** Named resource requirements of a {@link WorkflowSpec}. */
public record RequirementsSpec(String name, Resources resources) {}
