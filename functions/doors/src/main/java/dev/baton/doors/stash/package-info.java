/** Stashes and files over HTTP, for every door: streamed both ways, or by an address of the store's own where they are too large. */
package dev.baton.doors.stash;
