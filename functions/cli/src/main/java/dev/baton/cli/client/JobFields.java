package dev.baton.cli.client;

import java.util.List;
import picocli.CommandLine.Option;

/** What a job can be given beside its name and command; ids are separated by commas. */
final class JobFields {
    @Option(names = "--invocation-script", paramLabel = "SCRIPT", description = "what the command is handed to")
    private String script;

    @Option(
            names = {"-d", "--depends-on", "--depends-on-job-ids"},
            split = ",",
            paramLabel = "JOB",
            description = "the jobs that must end before")
    private List<Long> dependsOn;

    @Option(names = "--input-file-ids", split = ",", paramLabel = "FILE")
    private List<Long> inputFiles;

    @Option(names = "--output-file-ids", split = ",", paramLabel = "FILE")
    private List<Long> outputFiles;

    @Option(names = "--input-user-data-ids", split = ",", paramLabel = "DATA")
    private List<Long> inputData;

    @Option(names = "--output-user-data-ids", split = ",", paramLabel = "DATA")
    private List<Long> outputData;

    @Option(
            names = {"-r", "--resource-requirements-id"},
            paramLabel = "ID",
            description = "what it asks of a machine")
    private Long requirements;

    @Option(names = "--failure-handler-id", paramLabel = "ID", description = "what becomes of it when it fails")
    private Long handler;

    @Option(names = "--priority", paramLabel = "N", description = "larger ones run first; else 0")
    private Long priority;

    @Option(
            names = "--cancel-on-blocking-job-failure",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "whether it is canceled when a job that it waits for fails; true unless said")
    private Boolean cancel;

    @Option(
            names = "--supports-termination",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "whether it ends by itself on SIGTERM")
    private Boolean termination;

    Draft put(Draft draft) {
        return draft.text("invocation_script", script)
                .ids("depends_on_job_ids", dependsOn)
                .ids("input_file_ids", inputFiles)
                .ids("output_file_ids", outputFiles)
                .ids("input_user_data_ids", inputData)
                .ids("output_user_data_ids", outputData)
                .number("resource_requirements_id", requirements)
                .number("failure_handler_id", handler)
                .number("priority", priority)
                .flag("cancel_on_blocking_job_failure", cancel)
                .flag("supports_termination", termination);
    }
}
