package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists that come in pages, each with a cursor that leads to the next. */
final class Pages {
    private Pages() {}

    /** All items; the path has a query already. */
    static List<Json> all(Api api, String path, String member) {
        List<Json> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Json page = api.other(
                    "GET",
                    path + cursor.map(text -> "&cursor=" + Api.encode(text)).orElse(""),
                    null);
            all.addAll(page.get(member).items());
            cursor = page.text("cursor");
        } while (cursor.isPresent());
        return all;
    }
}
