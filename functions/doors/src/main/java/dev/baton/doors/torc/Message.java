package dev.baton.doors.torc;

/** A sentence for people. */
public record Message(String message) {}
