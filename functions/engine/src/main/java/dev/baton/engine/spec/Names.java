package dev.baton.engine.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of one kind of record and their indexes. A name has 1 to 255 characters, no control characters, no slash or
 * backslash, and is not {@code .} or {@code ..}, since it may become part of a path. Not thread-safe.
 */
final class Names {
    private static final int MAX_LENGTH = 255;

    private final String kind;
    private final Problems problems;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<String> ordered = new ArrayList<>();

    /** {@code kind} as messages call it, such as {@code job}. */
    Names(String kind, Problems problems) {
        this.kind = kind;
        this.problems = problems;
    }

    String kind() {
        return kind;
    }

    /** Takes the name as the next index, whatever is wrong with it; a bad or used name is a problem. */
    void add(String name, Place place) {
        check(kind, name, place, problems);
        Integer first = indexes.putIfAbsent(name, ordered.size());
        if (first != null) {
            problems.error(
                    place,
                    "the " + kind + " name '" + shown(name) + "' is used twice" + where(places.get(first), place));
        }
        ordered.add(name);
        places.add(place);
    }

    private static String where(Place first, Place second) {
        // Records by a YAML alias have one line and column too, but another way from the top.
        boolean same = first.equals(second);
        return same
                ? " by the expansion of this record; put each parameter into the name"
                : ", first at line " + first.line() + ", column " + first.column();
    }

    static void check(String kind, String name, Place place, Problems problems) {
        String wrong = wrong(name);
        if (wrong != null) {
            problems.error(place, "the " + kind + " name '" + shown(name) + "' " + wrong);
        }
    }

    private static String wrong(String name) {
        if (name.isBlank()) {
            return "is empty";
        }
        if (name.length() > MAX_LENGTH) {
            return "has " + name.length() + " characters; at most " + MAX_LENGTH + " are allowed";
        }
        if (name.equals(".") || name.equals("..")) {
            return "is not allowed";
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '/' || c == '\\') {
                return "must not contain " + c;
            }
            if (Character.isISOControl(c)) {
                return String.format("must not contain the control character U+%04X", (int) c);
            }
        }
        return null;
    }

    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.chars().limit(80).forEach(c -> shown.append(Character.isISOControl(c) ? '?' : (char) c));
        return name.length() > 80 ? shown + "…" : shown.toString();
    }

    boolean contains(String name) {
        return indexes.containsKey(name);
    }

    /** The name's index, or -1. */
    int find(String name) {
        return indexes.getOrDefault(name, -1);
    }

    /** The name's index, or -1 with a problem. */
    int resolve(String name, Place place) {
        int index = find(name);
        if (index < 0) {
            String hint = problems.crowded() ? "" : NearestName.hint(name, ordered);
            problems.error(place, "there is no " + kind + " '" + shown(name) + "'" + hint);
        }
        return index;
    }

    /** The names by index. */
    List<String> ordered() {
        return ordered;
    }

    /** Where the record with this index stands. */
    Place place(int index) {
        return places.get(index);
    }

    int size() {
        return ordered.size();
    }
}
