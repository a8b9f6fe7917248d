/**
 * The dashboard: {@code Model} says what a key does to a state, {@code Renderer} what a state looks like, both without
 * a terminal; the rest fetches facts and drives the terminal.
 */
package dev.baton.cli.tui;
