package dev.baton.cli.client;

import dev.baton.cli.json.Json;

/** Where a runner keeps what a job prints, by Torc's names (its specification, section 4). */
public final class LogNames {
    private LogNames() {}

    /** The path of an attempt's log in the output folder, without .o or .e. */
    public static String of(Json result) {
        return "job_stdio/job_wf" + Group.cell(result, "workflow_id") + "_j" + Group.cell(result, "job_id") + "_r"
                + Group.cell(result, "run_id") + "_a" + Group.cell(result, "attempt_id");
    }
}
