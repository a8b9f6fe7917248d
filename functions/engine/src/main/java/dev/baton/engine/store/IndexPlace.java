package dev.baton.engine.store;

/**
 * A place in one partition of the sparse index: the sort attribute, then the item's key, which orders equal ones. As text
 * it is the cursor of the in-memory and the SQLite store.
 */
public record IndexPlace(String sort, Key key) implements Comparable<IndexPlace> {
    /** Reads a cursor; throws IllegalArgumentException where it is none of ours. */
    public static IndexPlace parse(String cursor) {
        try {
            int colon = cursor.indexOf(':');
            int comma = cursor.indexOf(',');
            int sort = comma + 1 + Integer.parseInt(cursor.substring(0, colon));
            int partition = sort + Integer.parseInt(cursor.substring(colon + 1, comma));
            return new IndexPlace(
                    cursor.substring(comma + 1, sort),
                    new Key(cursor.substring(sort, partition), cursor.substring(partition)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("not a cursor of this query: " + cursor, e);
        }
    }

    /** The cursor that stands for this place. */
    public String cursor() {
        return sort.length() + ":" + key.partition().length() + "," + sort + key.partition() + key.sort();
    }

    @Override
    public int compareTo(IndexPlace other) {
        int order = Utf8.ORDER.compare(sort, other.sort);
        if (order == 0) {
            order = Utf8.ORDER.compare(key.partition(), other.key.partition());
        }
        return order == 0 ? Utf8.ORDER.compare(key.sort(), other.key.sort()) : order;
    }
}
