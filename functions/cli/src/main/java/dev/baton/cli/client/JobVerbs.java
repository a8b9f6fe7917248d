package dev.baton.cli.client;

import picocli.CommandLine;

/** The verbs of jobs that have classes of their own. */
final class JobVerbs {
    private JobVerbs() {}

    static void addTo(CommandLine jobs, Baton baton) {
        jobs.addSubcommand("create-from-file", new CreateJobs(baton));
        jobs.addSubcommand("add-user-data", new AddUserData(baton));
        jobs.addSubcommand("get-user-data", new GetUserData(baton));
    }
}
