package dev.baton.doors.torc;

/** How many records a call removed. */
public record Count(long count) {}
