package dev.baton.cli.runner;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What jobs find in their environment beside what the runner itself inherited. Torc's names (specification of Torc,
 * section 4) and Baton's stand side by side.
 *
 * @param torcUrl for TORC_API_URL; null when no server can be reached
 * @param batonUrl for BATON_URL; null when no server can be reached
 * @param apiKey for BATON_API_KEY; null for none
 * @param binFolder goes first in PATH; null for none
 * @param outputFolder where logs go, and TORC_OUTPUT_DIR; made absolute
 * @param workingFolder where jobs run, and what relative output paths are relative to; made absolute
 */
public record JobEnvironment(
        long workflowId,
        String torcUrl,
        String batonUrl,
        String apiKey,
        Path binFolder,
        Path outputFolder,
        Path workingFolder) {
    public JobEnvironment {
        outputFolder = outputFolder.toAbsolutePath().normalize();
        workingFolder = workingFolder.toAbsolutePath().normalize();
    }

    /** An environment without a server, in the current folder, with Torc's output folder, {@code output}. */
    public static JobEnvironment local(long workflowId) {
        return new JobEnvironment(workflowId, null, null, null, null, Path.of("output"), Path.of(""));
    }

    /** Adds the job's own variables: the same ones for every job. */
    void add(ClaimedJob job, Map<String, String> all) {
        String id = Long.toString(job.jobId());
        String attempt = Integer.toString(job.attempt());
        String run = Long.toString(job.runId());
        all.put("TORC_JOB_ID", id);
        all.put("BATON_JOB_ID", id);
        all.put("TORC_JOB_KEY", id);
        all.put("TORC_JOB_NAME", job.name());
        all.put("BATON_JOB_NAME", job.name());
        all.put("TORC_ATTEMPT_ID", attempt);
        all.put("BATON_ATTEMPT_ID", attempt);
        all.put("TORC_RUN_ID", run);
        all.put("BATON_RUN_ID", run);
    }

    /** What all jobs and actions of the workflow find; PATH is made from the given one. */
    Map<String, String> shared(String inheritedPath) {
        Map<String, String> all = new HashMap<>();
        both(all, "WORKFLOW_ID", Long.toString(workflowId));
        both(all, "OUTPUT_DIR", outputFolder.toString());
        // The first generation's name for the same id.
        all.put("TORC_WORKFLOW_KEY", Long.toString(workflowId));
        putKnown(all, "TORC_API_URL", torcUrl);
        putKnown(all, "BATON_URL", batonUrl);
        putKnown(all, "BATON_API_KEY", apiKey);
        if (binFolder != null) {
            String path = inheritedPath == null ? "" : File.pathSeparator + inheritedPath;
            all.put("PATH", binFolder.toAbsolutePath() + path);
        }
        return all;
    }

    /** Adds a variable under both families of names. */
    static void both(Map<String, String> all, String name, String value) {
        all.put("TORC_" + name, value);
        all.put("BATON_" + name, value);
    }

    private static void putKnown(Map<String, String> all, String name, String value) {
        if (value != null) {
            all.put(name, value);
        }
    }
}
