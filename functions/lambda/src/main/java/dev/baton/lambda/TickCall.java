package dev.baton.lambda;

/** Has the tick invoked, once and soon, by itself: what is left behind need not wait for the schedule. */
@FunctionalInterface
public interface TickCall {
    /** Asks for it; must not fail, since the schedule comes anyway. */
    void soon();
}
