package dev.baton.cli.tui;

/** Where facts come from. */
interface FactsSource {
    /** What that screen needs; throws {@link dev.baton.cli.client.Failure}. */
    Facts fetch(Wanted wanted);
}
