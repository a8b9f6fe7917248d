package dev.baton.doors.torc2023;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Wire;
import dev.baton.doors.torc.Query;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;

/** A piece of a list as that generation pages: it says what was skipped. */
@Wire
public record SkipPage<W>(List<W> items, long skip, long limit, long count, long totalCount, boolean hasMore) {
    private static final long MOST = 100_000;

    /** The piece that the query asks for; only its elements are translated. */
    static <T, W> SkipPage<W> of(List<T> all, UriInfo uri, Function<T, W> translate) {
        long from = Query.of(uri).integer("skip").orElse(0L);
        long most = Query.of(uri).integer("limit").orElse(MOST);
        if (from < 0 || most < 0 || most > MOST) {
            throw RequestException.bad("skip must not be negative, and limit must be 0 to " + MOST);
        }
        List<W> items = all.stream().skip(from).limit(most).map(translate).toList();
        return new SkipPage<>(items, from, most, items.size(), all.size(), from + items.size() < all.size());
    }
}
