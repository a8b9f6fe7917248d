package dev.baton.cli.tui;

/** What the screen shows. */
enum View {
    WORKFLOWS,
    JOBS,
    JOB,
    EVENTS
}
