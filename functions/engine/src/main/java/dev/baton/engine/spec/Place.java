package dev.baton.engine.spec;

import dev.baton.engine.spec.tree.Tree;
import java.util.ArrayDeque;
import java.util.Deque;

/** Where something stands in a spec: line, column, and the keys and indexes that lead there. Immutable. */
record Place(int line, int column, Place parent, String key, int index) {
    static Place root(Tree tree) {
        return new Place(tree.line(), tree.column(), null, "", 0);
    }

    Place member(String name, Tree value) {
        return new Place(value.line(), value.column(), this, name, 0);
    }

    Place element(int number, Tree value) {
        return new Place(value.line(), value.column(), this, null, number);
    }

    /** The way from the top, such as {@code jobs[2].depends_on[0]}; empty for the top. */
    String path() {
        Deque<Place> way = new ArrayDeque<>();
        for (Place place = this; place.parent != null; place = place.parent) {
            way.push(place);
        }
        StringBuilder path = new StringBuilder();
        for (Place place : way) {
            if (place.key == null) {
                path.append('[').append(place.index).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(place.key);
            }
        }
        return path.toString();
    }
}
