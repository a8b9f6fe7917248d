package dev.baton.doors.actors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One shape of path, and what each method does there. */
record Route(List<String> shape, Map<String, Endpoint> endpoints) {
    private static final String NAME = "{}";

    /** What a method does. */
    @FunctionalInterface
    interface Endpoint {
        Reply answer(Ask ask);
    }

    /** A path such as {@code {}/nonces/{}}; braces stand for a name. */
    static Route at(String path) {
        return new Route(path.isEmpty() ? List.of() : List.of(path.split("/")), new LinkedHashMap<>());
    }

    Route on(String method, Endpoint endpoint) {
        endpoints.put(method, endpoint);
        return this;
    }

    /** The names in this path, where it has the shape. */
    Optional<List<String>> match(List<String> path) {
        if (path.size() != shape.size()) {
            return Optional.empty();
        }
        for (int i = shape.size() - 1; i >= 0; i--) {
            if (!shape.get(i).equals(NAME) && !shape.get(i).equals(path.get(i))) {
                return Optional.empty();
            }
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            if (shape.get(i).equals(NAME)) {
                names.add(path.get(i));
            }
        }
        return Optional.of(names);
    }
}
