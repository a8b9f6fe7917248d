package dev.baton.engine.access;

/**
 * Users who share workflows.
 *
 * @param description null for none
 * @param createdAt in ISO-8601 UTC
 */
public record AccessGroup(long id, String name, String description, String createdAt) {}
