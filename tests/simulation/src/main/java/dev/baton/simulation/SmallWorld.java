package dev.baton.simulation;

import dev.baton.engine.Engine;
import java.util.List;
import java.util.function.Consumer;

/**
 * A world small enough to try every order of what happens in it.
 *
 * @param jobs the specification's jobs, and what they name; armed from the start
 * @param before what was done before, undisturbed
 * @param functions what runs at once
 * @param faults how many faults happen at most, anywhere
 */
record SmallWorld(String name, String jobs, Consumer<Engine> before, List<Consumer<Engine>> functions, int faults) {}
