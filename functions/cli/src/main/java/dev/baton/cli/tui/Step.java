package dev.baton.cli.tui;

/** The next state, and what else is to be done. */
record Step(State state, Effect effect) {
    static Step to(State state) {
        return new Step(state, Effect.NOTHING);
    }

    static Step to(Change change) {
        return to(change.state());
    }
}
