package dev.baton.simulation;

import java.util.List;

/** What must hold of every world. */
final class Invariants {
    private Invariants() {}

    /** Fresh ones, for one world. */
    static List<Invariant> all() {
        return List.of(
                new OnceEach(),
                new InOrder(),
                new Completes(),
                new Waits(),
                new Outcomes(),
                new Deliveries(),
                new Histories());
    }
}
