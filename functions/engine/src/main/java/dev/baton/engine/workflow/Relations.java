package dev.baton.engine.workflow;

/**
 * What a job reads, writes and names, as numbers within its workflow (of jobs, files and user data).
 *
 * @param number the job's own
 * @param name for messages
 */
record Relations(
        long number,
        String name,
        long[] dependsOn,
        long[] inputFiles,
        long[] outputFiles,
        long[] inputData,
        long[] outputData) {}
