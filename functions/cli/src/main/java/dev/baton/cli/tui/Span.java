package dev.baton.cli.tui;

/** Text in one style; safe to print. */
record Span(String text, Style style) {}
