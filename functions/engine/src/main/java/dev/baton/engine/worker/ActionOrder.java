package dev.baton.engine.worker;

/**
 * An action that is a worker's to execute now.
 *
 * @param claim which claim of the action this is, from 1; 0 for a persistent action, which is nobody's alone
 * @param trigger why, such as {@code on_jobs_ready}
 */
public record ActionOrder(long actionId, int claim, String trigger, Deed deed) {}
