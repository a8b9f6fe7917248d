package dev.baton.cli.client;

import picocli.CommandLine.Option;

/** Which of Sparky's jobs: the one that the verb runs in, unless another is named. */
final class SparkyJobOption {
    @Option(
            names = {"-p", "--project"},
            paramLabel = "PROJECT",
            description = "its project; without it, that of the job that runs this (SPARKY_PROJECT)")
    private String project;

    @Option(
            names = {"-j", "--job-id"},
            paramLabel = "ID",
            description = "its id; without it, the job that runs this (SPARKY_JOB_ID)")
    private String job;

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "another server, Baton's or Sparky's, which has the same SPARKY_API_TOKEN")
    private String api;

    Api api(Baton baton) {
        return SparkyServers.at(baton, api);
    }

    /** The job as a part of a path. */
    String path(Shell shell) {
        return Api.encode(named(shell, project, "SPARKY_PROJECT", "-p PROJECT")) + "/"
                + Api.encode(named(shell, job, "SPARKY_JOB_ID", "-j ID"));
    }

    private static String named(Shell shell, String given, String variable, String option) {
        return given != null
                ? given
                : shell.variable(variable)
                        .orElseThrow(() -> new Failure("which job? Name it with " + option
                                + "; only inside one of Sparky's jobs there is one"));
    }
}
