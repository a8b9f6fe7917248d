package dev.baton.engine.job;

/** Named rules for failed jobs; id 0 in a draft. The rules are JSON text, as the client wrote it, that parses as {@link FailureRule}s. */
public record FailureHandler(long id, long workflowId, String name, String rules) {}
