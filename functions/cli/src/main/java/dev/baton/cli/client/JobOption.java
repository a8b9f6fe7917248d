package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import picocli.CommandLine.Option;

/** Whose stash or files: the job that the verb runs in, unless another is named. */
final class JobOption {
    @Option(
            names = {"-j", "--job"},
            paramLabel = "JOB",
            description =
                    "a job's id, or inside a job the name of one of the same workflow; without it, the job that runs"
                            + " this (BATON_JOB_ID)")
    private String job;

    /** The path of the native door for the job. */
    String path(Shell shell, Api api) {
        String named = job == null
                ? shell.variable("BATON_JOB_ID")
                        .or(() -> shell.variable("TORC_JOB_ID"))
                        .orElseThrow(
                                () -> new Failure("which job? Name it with -j JOB; only inside a job there is one"))
                : job;
        return "/baton/v1/jobs/" + (named.matches("\\d+") ? named : id(shell, api, named));
    }

    private static String id(Shell shell, Api api, String name) {
        String workflow = shell.variable("BATON_WORKFLOW_ID")
                .or(() -> shell.variable("TORC_WORKFLOW_ID"))
                .orElseThrow(() -> new Failure("an id is a number; a name is looked up inside a job only: " + name));
        return api.list("/jobs?workflow_id=" + workflow + "&name=" + Api.encode(name)).stream()
                .filter(item -> Group.cell(item, "name").equals(name))
                .map((Json item) -> Group.cell(item, "id"))
                .findFirst()
                .orElseThrow(() -> new Failure("workflow " + workflow + " has no job named " + name));
    }
}
