package dev.baton.engine.node;

/**
 * What a worker has to give to jobs now.
 *
 * @param memoryBytes memory that is free
 * @param runtimeSeconds how long it will be there; Long.MAX_VALUE where it does not end
 * @param schedulerId the scheduler that started it; null for any
 */
public record NodeOffer(int cpus, long memoryBytes, int gpus, int nodes, long runtimeSeconds, Long schedulerId) {}
