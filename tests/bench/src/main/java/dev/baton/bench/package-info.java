/** Measures Baton beside others, both in one run, and prints the ratio. Never a test: nothing here passes or fails by time. */
package dev.baton.bench;
