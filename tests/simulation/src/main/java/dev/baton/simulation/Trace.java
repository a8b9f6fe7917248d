package dev.baton.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, line by line, for who replays a seed. Costs nothing where nobody reads it. */
final class Trace {
    private final List<String> lines;

    private Trace(List<String> lines) {
        this.lines = lines;
    }

    static Trace none() {
        return new Trace(null);
    }

    static Trace kept() {
        return new Trace(new ArrayList<>());
    }

    void add(Supplier<String> line) {
        if (lines != null) {
            lines.add(line.get());
        }
    }

    boolean isKept() {
        return lines != null;
    }

    /** The lines so far; none where nothing is kept. */
    List<String> lines() {
        return lines == null ? List.of() : List.copyOf(lines);
    }
}
