package dev.baton.engine.spec.tree;

/** What is wrong with a text and where, from 1; line 0 means the text as a whole. */
public record Complaint(int line, int column, String message) {}
