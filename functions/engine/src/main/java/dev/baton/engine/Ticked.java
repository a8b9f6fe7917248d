package dev.baton.engine;

/**
 * What a tick did.
 *
 * @param done how many things it looked after
 * @param more whether it left some that were due
 */
public record Ticked(int done, boolean more) {}
