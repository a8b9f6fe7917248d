package dev.baton.engine.sparky;

/**
 * A job that somebody was given to run.
 *
 * @param build its number in its project; it goes with every word about the job
 * @param deadline when it is stopped, in milliseconds since 1970
 */
public record Assignment(JobName name, long build, long deadline, int depth, Order order) {}
