package dev.baton.cli.runner;

/**
 * What a job's process tree used, as sampled while it ran. Memory is resident bytes, the tree's sum; 100 CPU percent is
 * one core.
 */
public record Usage(long peakMemoryBytes, long avgMemoryBytes, double peakCpuPercent, double avgCpuPercent) {}
