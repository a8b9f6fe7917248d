package dev.baton.doors.torc;

import dev.baton.engine.Engine;
import dev.baton.engine.event.Happening;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks again and again at what happened in a workflow and tells what is new. Not thread-safe. */
final class EventTail {
    private final Engine engine;
    private final long workflow;
    private final Happening.Severity least;
    private Set<String> known = new HashSet<>();

    /** @param place what is before it is not told; null for all that there is */
    EventTail(Engine engine, long workflow, Happening.Severity least, EventPlace place) {
        this.engine = engine;
        this.workflow = workflow;
        this.least = least;
        for (Happening happening : engine.happenings().of(workflow)) {
            if (place == null || !place.before(happening)) {
                known.add(happening.key());
            }
        }
    }

    /** What is new since the last call, earliest first. */
    List<Happening> next() {
        List<Happening> all = engine.happenings().of(workflow);
        List<Happening> fresh = all.stream()
                .filter(happening -> !known.contains(happening.key()))
                .filter(happening -> happening.severity().compareTo(least) >= 0)
                .toList();
        Set<String> keys = new HashSet<>();
        all.forEach(happening -> keys.add(happening.key()));
        known = keys;
        return fresh;
    }
}
