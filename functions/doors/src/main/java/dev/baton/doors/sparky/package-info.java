/** Sparky's Job API, at the root of the server as its clients expect it, and what Baton has besides under {@code /baton/v1/sparky}. */
package dev.baton.doors.sparky;
