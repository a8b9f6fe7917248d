package dev.baton.engine.access;

/**
 * A user of a group.
 *
 * @param role free text that the group's owner gives a meaning to, such as member or admin
 * @param createdAt in ISO-8601 UTC
 */
public record Membership(long id, String user, long groupId, String role, String createdAt) {}
