package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Limits;
import dev.baton.doors.json.Wire;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A piece of a list, as Torc's clients page through it. */
@Wire
public record Page<W>(List<W> items, long offset, long maxLimit, long count, long totalCount, boolean hasMore) {
    /** The piece of these records that the query asks for, in its order (by default, their own). */
    static <W> Page<W> of(List<W> all, Columns<W> columns, Query query) {
        Optional<Comparator<W>> order = query.text("sort_by").map(columns::order);
        boolean reverse = query.flag("reverse_sort", false);
        List<W> sorted = order.isPresent()
                ? all.stream()
                        .sorted(reverse ? order.get().reversed() : order.get())
                        .toList()
                : reverse ? all.reversed() : all;
        return of(sorted.stream(), sorted.size(), query);
    }

    /** The piece of a stream with so many elements. */
    static <W> Page<W> of(Stream<W> all, long total, Query query) {
        long offset = query.integer("offset").orElse(0L);
        long limit = query.integer("limit").orElse((long) Limits.RECORDS);
        if (offset < 0) {
            throw RequestException.wrong("offset must not be negative", "offset", Long.toString(offset));
        }
        if (limit < 0 || limit > Limits.RECORDS) {
            throw RequestException.wrong(
                    "limit must be 0 to " + Limits.RECORDS + "; page through more with offset",
                    "limit",
                    Long.toString(limit));
        }
        List<W> items = all.skip(offset).limit(limit).toList();
        return new Page<>(items, offset, Limits.RECORDS, items.size(), total, offset + items.size() < total);
    }
}
