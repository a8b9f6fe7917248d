package dev.baton.engine.actor;

/**
 * An actor's function in this process. It is called before the sender has its answer, and again with the same execution id where a
 * process died in it; a fault that it throws counts as a failed attempt. Must be thread-safe.
 */
@FunctionalInterface
public interface BuiltIn {
    Ran run(Call call);
}
