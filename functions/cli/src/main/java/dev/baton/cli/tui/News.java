package dev.baton.cli.tui;

/** What the dashboard's one thread hears of. */
sealed interface News {
    /** A key. */
    record Pressed(Key key) implements News {}

    /** Facts for a screen. */
    record Found(Facts facts) implements News {}

    /** Something happened in a workflow. */
    record Heard(long workflow, Facts.Event event) implements News {}

    /** What was asked for was done, or not. */
    record Done(String text) implements News {}

    /** The terminal has another size. */
    record Resized() implements News {}

    /** There are no more keys. */
    record Hung() implements News {}
}
