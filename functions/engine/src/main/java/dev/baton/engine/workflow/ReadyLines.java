package dev.baton.engine.workflow;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The lines of askers of this process, one a workflow that somebody asks for just now. Thread-safe. */
final class ReadyLines {
    private final ConcurrentHashMap<Long, Standing> lines = new ConcurrentHashMap<>();

    /** A line and how many stand in it. */
    private record Standing(ReadyLine line, int askers) {
        Standing and(int more) {
            return askers + more == 0 ? null : new Standing(line, askers + more);
        }
    }

    /** Asks from within the workflow's line. */
    <T> T ask(long workflow, Function<ReadyLine, T> asking) {
        ReadyLine line = lines.compute(
                        workflow, (id, there) -> there == null ? new Standing(new ReadyLine(), 1) : there.and(1))
                .line();
        try {
            return asking.apply(line);
        } finally {
            lines.computeIfPresent(workflow, (id, there) -> there.and(-1));
        }
    }
}
