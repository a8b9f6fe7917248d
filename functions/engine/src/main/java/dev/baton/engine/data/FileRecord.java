package dev.baton.engine.data;

/**
 * A file that jobs hand to one another: a path on a disk that they share.
 *
 * @param id 0 in a draft
 * @param mtime when it was last changed, Unix seconds with a fraction; null while it was never seen
 * @param size in bytes; null where nobody said
 * @param hash of its content, in any form that tells contents apart; null where nobody read it
 */
public record FileRecord(long id, long workflowId, String name, String path, Double mtime, Long size, String hash) {
    /** A file of which the time is known, or nothing. */
    public FileRecord(long id, long workflowId, String name, String path, Double mtime) {
        this(id, workflowId, name, path, mtime, null, null);
    }

    /** As it was seen last. */
    public FileState state() {
        return new FileState(mtime, size, hash);
    }

    /** The same file as this record of that workflow. */
    public FileRecord identified(long newId, long newWorkflowId) {
        return new FileRecord(newId, newWorkflowId, name, path, mtime, size, hash);
    }

    /** The same file, seen again. */
    public FileRecord seen(FileState now) {
        return new FileRecord(id, workflowId, name, path, now.mtime(), now.size(), now.hash());
    }
}
