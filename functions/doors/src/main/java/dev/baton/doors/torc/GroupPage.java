package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import java.util.List;

/** A piece of a list about access groups, for which Torc has another form than for all else. */
@Wire
public record GroupPage<W>(List<W> items, long offset, long limit, long totalCount, boolean hasMore) {
    /** The piece that the query asks for. */
    static <W> GroupPage<W> of(List<W> all, Query query) {
        Page<W> page = Page.of(all.stream(), all.size(), query);
        long limit = query.integer("limit").orElse(page.maxLimit());
        return new GroupPage<>(page.items(), page.offset(), limit, page.totalCount(), page.hasMore());
    }
}
