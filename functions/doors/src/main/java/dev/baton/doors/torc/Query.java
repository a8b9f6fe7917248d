package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The parameters after the question mark. An empty one counts as absent; a wrong one is a RequestException with status 400. */
public final class Query {
    private final Function<String, List<String>> values;

    Query(Function<String, List<String>> values) {
        this.values = values;
    }

    /** The parameters of a request. */
    public static Query of(UriInfo uri) {
        return new Query(key -> uri.getQueryParameters().getOrDefault(key, List.of()));
    }

    /** The first value that is not empty. */
    public Optional<String> text(String key) {
        return values.apply(key).stream().filter(text -> !text.isEmpty()).findFirst();
    }

    List<String> texts(String key) {
        return values.apply(key);
    }

    /** The same as a whole number. */
    public Optional<Long> integer(String key) {
        return text(key).map(text -> {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException wrong) {
                throw RequestException.bad(key + " must be a whole number, not " + text);
            }
        });
    }

    boolean flag(String key, boolean fallback) {
        return text(key).map(text -> truth(key, text)).orElse(fallback);
    }

    /** The id of a record. */
    Optional<Long> id(String key) {
        Optional<Long> id = integer(key);
        if (id.isPresent() && id.get() <= 0) {
            throw RequestException.bad(key + " must be the id of a record, a positive whole number");
        }
        return id;
    }

    long requiredId(String key) {
        return id(key).orElseThrow(() -> RequestException.bad(key + " is missing; add ?" + key + "=ID to the path"));
    }

    /** Records whose value has the text that was asked for; all of them where nothing was. */
    <W> Predicate<W> equal(String key, Function<W, Object> value) {
        return text(key)
                .<Predicate<W>>map(text ->
                        record -> Objects.toString(value.apply(record), "").equals(text))
                .orElse(record -> true);
    }

    /** As {@link #equal}, for true and false; null counts as false. */
    <W> Predicate<W> equalFlag(String key, Function<W, Boolean> value) {
        return text(key)
                .<Predicate<W>>map(text -> {
                    boolean wanted = truth(key, text);
                    return record -> wanted == Boolean.TRUE.equals(value.apply(record));
                })
                .orElse(record -> true);
    }

    private static boolean truth(String key, String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw RequestException.bad(key + " must be true or false, not " + text);
        };
    }
}
