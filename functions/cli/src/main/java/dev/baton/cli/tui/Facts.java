package dev.baton.cli.tui;

import java.util.List;
import java.util.Optional;

/**
 * What was last fetched. Text is as the server has it: drawing makes it safe.
 *
 * @param workflow the one that is open
 * @param job the one that is open
 * @param time of day when it was fetched
 * @param problem why the newest attempt to fetch failed; empty when it did not
 */
record Facts(
        List<WorkflowLine> workflows,
        Optional<WorkflowLine> workflow,
        List<JobLine> jobs,
        Optional<Details> job,
        String time,
        String problem) {
    static final Facts NONE = new Facts(List.of(), Optional.empty(), List.of(), Optional.empty(), "", "");

    Facts {
        workflows = List.copyOf(workflows);
        jobs = List.copyOf(jobs);
    }

    /** A workflow in a list; without counts where nobody looked. */
    record WorkflowLine(long id, String name, String user, Optional<Counts> counts) {}

    /** A job in a list. */
    record JobLine(long id, String name, String status, long attempt) {}

    /**
     * A job with what is known of it.
     *
     * @param why what it waits for or what became of it, a sentence
     * @param waitsFor other jobs and what they hand on, a line each
     * @param results a line for each result, the newest first
     */
    record Details(
            JobLine line,
            String command,
            String why,
            List<String> waitsFor,
            List<String> results,
            Log output,
            Log errors) {
        Details {
            waitsFor = List.copyOf(waitsFor);
            results = List.copyOf(results);
        }
    }

    /** The end of a log, and where it is; no lines where it is not on this machine. */
    record Log(String path, boolean found, List<String> lines) {
        Log {
            lines = List.copyOf(lines);
        }
    }

    /** Something that happened. */
    record Event(String time, String severity, String type, String text) {}

    Facts withProblem(String said) {
        return new Facts(workflows, workflow, jobs, job, time, said);
    }
}
