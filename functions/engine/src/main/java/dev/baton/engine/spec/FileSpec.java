package dev.baton.engine.spec;

/** A file of a {@link WorkflowSpec}: a name and the path that the jobs use, as written. */
public record FileSpec(String name, String path) {}
