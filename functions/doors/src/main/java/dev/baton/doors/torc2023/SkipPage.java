package dev.baton.doors.torc2023;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Wire;
import java.util.List;
import java.util.function.Function;

/** A piece of a list as that generation pages: it says what was skipped. */
@Wire
public record SkipPage<W>(List<W> items, long skip, long limit, long count, long totalCount, boolean hasMore) {
    private static final long MOST = 100_000;

    /** The piece that is asked for; only its elements are translated. Null for the first one, and for as many as may be. */
    static <T, W> SkipPage<W> of(List<T> all, Long skip, Long limit, Function<T, W> translate) {
        long from = skip == null ? 0 : skip;
        long most = limit == null ? MOST : limit;
        if (from < 0 || most < 0 || most > MOST) {
            throw RequestException.bad("skip must not be negative, and limit must be 0 to " + MOST);
        }
        List<W> items = all.stream().skip(from).limit(most).map(translate).toList();
        return new SkipPage<>(items, from, most, items.size(), all.size(), from + items.size() < all.size());
    }
}
