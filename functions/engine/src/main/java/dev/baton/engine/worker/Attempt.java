package dev.baton.engine.worker;

/** One execution of a job. */
public record Attempt(long jobId, int attempt) {}
