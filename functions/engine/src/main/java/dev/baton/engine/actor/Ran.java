package dev.baton.engine.actor;

import java.util.List;

/**
 * How a run ended.
 *
 * @param exitCode 0 where all went well
 * @param outcome a word for it; null for SUCCEEDED or FAILED, by the exit code
 * @param log what it said, lines separated by newlines
 * @param results what it gave back, to be read one by one
 */
public record Ran(int exitCode, String outcome, String log, List<String> results) {
    public Ran {
        results = List.copyOf(results);
    }

    /** An end that is told by these lines. */
    public static Ran of(int exitCode, String outcome, List<String> lines) {
        return new Ran(exitCode, outcome, String.join("\n", lines), List.of());
    }

    /** The word for it. */
    public String word() {
        return outcome != null ? outcome : exitCode == 0 ? "SUCCEEDED" : "FAILED";
    }
}
