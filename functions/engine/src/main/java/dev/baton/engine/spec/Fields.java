package dev.baton.engine.spec;

import dev.baton.engine.spec.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The keys of one map in a spec, read by type. What is of another type is a problem and counts as absent; null is absent. */
final class Fields {
    private final Tree.Obj map;
    private final Place place;
    private final Problems problems;

    private Fields(Tree.Obj map, Place place, Problems problems) {
        this.map = map;
        this.place = place;
        this.problems = problems;
    }

    /** The map's fields; each unknown key is a problem. Empty, with a problem, when the value is no map. */
    static Optional<Fields> of(Tree tree, Place place, List<String> known, Problems problems) {
        if (!(tree instanceof Tree.Obj map)) {
            problems.error(place, "expected a map with keys such as " + known.getFirst() + ", found " + tree.kind());
            return Optional.empty();
        }
        for (Tree.Member member : map.members()) {
            if (!known.contains(member.key())) {
                Place at = new Place(member.line(), member.column(), place, member.key(), 0);
                String hint = NearestName.hint(member.key(), known);
                problems.error(at, "unknown key" + (hint.isEmpty() ? "; known are " + String.join(", ", known) : hint));
            }
        }
        return Optional.of(new Fields(map, place, problems));
    }

    Place place() {
        return place;
    }

    /** The value of the key, null when it is absent or null. */
    Tree value(String key) {
        for (Tree.Member member : map.members()) {
            if (member.key().equals(key)) {
                return member.value() instanceof Tree.Nothing ? null : member.value();
            }
        }
        return null;
    }

    Place at(String key) {
        Tree value = value(key);
        return value == null ? place : place.member(key, value);
    }

    /** Text, or null. */
    Located located(String key) {
        Tree value = value(key);
        return value == null ? null : text(value, place.member(key, value));
    }

    String text(String key) {
        Located located = located(key);
        return located == null ? null : located.text();
    }

    /** Text that must be there and hold something; null, with a problem, when it does not. */
    Located required(String key) {
        if (value(key) == null) {
            problems.error(place, "the key '" + key + "' is missing");
            return null;
        }
        Located located = located(key);
        if (located != null && located.text().isBlank()) {
            problems.error(located.place(), "this must not be empty");
            return null;
        }
        return located;
    }

    /** One of the words, or null. */
    String oneOf(String key, List<String> words) {
        Located located = located(key);
        if (located == null) {
            return null;
        }
        if (!words.contains(located.text())) {
            problems.error(
                    located.place(),
                    "expected one of " + String.join(", ", words) + ", found '" + located.text() + "'");
            return null;
        }
        return located.text();
    }

    boolean bool(String key, boolean absent) {
        Tree value = value(key);
        if (value == null) {
            return absent;
        }
        if (value instanceof Tree.Bool bool) {
            return bool.value();
        }
        problems.error(place.member(key, value), "expected true or false, found " + value.kind());
        return absent;
    }

    long whole(String key, long absent, long min, long max) {
        Tree value = value(key);
        return value == null ? absent : whole(value, place.member(key, value), absent, min, max);
    }

    /** A whole number that must be there. */
    long requiredWhole(String key, long absent, long min, long max) {
        if (value(key) == null) {
            problems.error(place, "the key '" + key + "' is missing");
        }
        return whole(key, absent, min, max);
    }

    /** The whole numbers of a list; empty when it is absent. */
    List<Integer> wholes(String key) {
        List<Integer> numbers = new ArrayList<>();
        eachOf(key, "whole numbers", (element, at) -> {
            long number = whole(element, at, Long.MIN_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE);
            if (number != Long.MIN_VALUE) {
                numbers.add((int) number);
            }
        });
        return numbers;
    }

    /** The texts of a list; empty when it is absent. */
    List<Located> texts(String key) {
        List<Located> texts = new ArrayList<>(0);
        eachOf(key, "texts", (element, at) -> {
            Located located = text(element, at);
            if (located != null) {
                texts.add(located);
            }
        });
        return texts;
    }

    /** The fields of each map in a list. */
    void maps(String key, List<String> known, BiConsumer<Fields, Integer> reader) {
        eachOf(
                key,
                "maps",
                (element, at) ->
                        of(element, at, known, problems).ifPresent(fields -> reader.accept(fields, at.index())));
    }

    /** The fields of a map under the key. */
    Optional<Fields> map(String key, List<String> known) {
        Tree value = value(key);
        return value == null ? Optional.empty() : of(value, place.member(key, value), known, problems);
    }

    private void eachOf(String key, String what, BiConsumer<Tree, Place> reader) {
        Tree value = value(key);
        if (value == null) {
            return;
        }
        Place at = place.member(key, value);
        if (!(value instanceof Tree.Arr list)) {
            problems.error(at, "expected a list of " + what + ", found " + value.kind());
            return;
        }
        for (int i = 0; i < list.elements().size(); i++) {
            Tree element = list.elements().get(i);
            reader.accept(element, at.element(i, element));
        }
    }

    private long whole(Tree value, Place at, long absent, long min, long max) {
        if (value instanceof Tree.Num num && num.value() instanceof Long number && number >= min && number <= max) {
            return number;
        }
        problems.error(at, "expected a whole number from " + min + " to " + max + ", found " + value.kind());
        return absent;
    }

    private Located text(Tree value, Place at) {
        if (value instanceof Tree.Text text) {
            return new Located(text.text(), at);
        }
        boolean quotable = value instanceof Tree.Num || value instanceof Tree.Bool;
        problems.error(at, "expected text, found " + value.kind() + (quotable ? "; put it in quotes" : ""));
        return null;
    }
}
