package dev.baton.engine.data;

/**
 * A file as somebody saw it.
 *
 * @param mtime when it was last changed, Unix seconds with a fraction; null where it was not there, or nobody looked
 * @param size in bytes; null where nobody said
 * @param hash of its content, in any form that tells contents apart; null where nobody read it
 */
public record FileState(Double mtime, Long size, String hash) {
    /** A file of which nothing is known. */
    public static final FileState UNSEEN = new FileState(null, null, null);
}
