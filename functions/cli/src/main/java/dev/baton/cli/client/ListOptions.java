package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import picocli.CommandLine.Option;

/** Which part of a list, and in which order; without these, all of it in the order of ids. */
final class ListOptions {
    private static final int MOST = 10_000;

    @Option(
            names = {"-l", "--limit"},
            paramLabel = "N",
            description = "at most so many, 10000 or fewer; else all")
    private Integer limit;

    @Option(
            names = {"-o", "--offset"},
            paramLabel = "N",
            description = "skip so many")
    private Integer offset;

    @Option(names = "--sort-by", paramLabel = "FIELD", description = "the field to sort by; else id")
    private String sortBy;

    @Option(names = "--reverse-sort", description = "the largest first")
    private boolean reverse;

    /** The items that the options ask for. */
    List<Json> read(Api api, Listing listing) {
        String path = listing.and("sort_by", sortBy)
                .and("reverse_sort", reverse ? true : null)
                .toString();
        if (limit == null && offset == null) {
            return api.list(path);
        }
        String page = "&offset=" + (offset == null ? 0 : offset) + "&limit=" + (limit == null ? MOST : limit);
        return api.get(path + page).get("items").items();
    }
}
