package dev.baton.engine.store;

/**
 * A range of one partition of the table, or of one partition of the sparse index, in sort-key order.
 *
 * @param index whether the sparse index is read: it may lag behind, and shows keys and the index attributes only
 * @param partition the partition key (of the table or of the index)
 * @param from the lowest sort key, inclusive; null for the first
 * @param to the end of the range, exclusive; null for the last
 * @param backward whether the highest comes first
 * @param limit how many items a page has at most, from 1
 * @param cursor where the previous page ended, null for the first page; opaque, good for the same query only
 */
public record Query(
        boolean index, String partition, String from, String to, boolean backward, int limit, String cursor) {
    private static final int PAGE = 1000;

    /** The last code point: above every other in UTF-8, unlike {@link Character#MAX_VALUE}. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    /** A whole partition. */
    public static Query partition(String partition) {
        return new Query(false, partition, null, null, false, PAGE, null);
    }

    /** The items of a partition whose sort keys start with the prefix. */
    public static Query prefix(String partition, String prefix) {
        return new Query(false, partition, prefix, prefix + LAST, false, PAGE, null);
    }

    /** A partition of the sparse index. */
    public static Query index(String partition) {
        return new Query(true, partition, null, null, false, PAGE, null);
    }

    /** The same from this sort key on (inclusive). */
    public Query from(String sort) {
        return new Query(index, partition, sort, to, backward, limit, cursor);
    }

    /** The same up to this sort key (exclusive). */
    public Query to(String sort) {
        return new Query(index, partition, from, sort, backward, limit, cursor);
    }

    /** The same, highest first. */
    public Query descending() {
        return new Query(index, partition, from, to, true, limit, cursor);
    }

    /** The same with pages of at most that many items. */
    public Query limit(int most) {
        return new Query(index, partition, from, to, backward, most, cursor);
    }

    /** The page after the one that ended with this cursor. */
    public Query after(String cursor) {
        return new Query(index, partition, from, to, backward, limit, cursor);
    }
}
