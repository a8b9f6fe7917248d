package dev.baton.engine.data;

/**
 * A file that jobs hand to one another: a path on a disk that they share.
 *
 * @param id 0 in a draft
 * @param mtime when it was last changed, Unix seconds with a fraction; null while it was never seen
 */
public record FileRecord(long id, long workflowId, String name, String path, Double mtime) {}
