package dev.baton.cli.tui;

/** What a key wants done beyond a change of the screen. */
sealed interface Effect {
    /** Nothing. */
    record Nothing() implements Effect {}

    /** Fetching now rather than later. */
    record Look() implements Effect {}

    /** The end. */
    record Quit() implements Effect {}

    /** A change on the server. */
    record Act(Action action, long id) implements Effect {}

    Effect NOTHING = new Nothing();
    Effect LOOK = new Look();
    Effect QUIT = new Quit();
}
