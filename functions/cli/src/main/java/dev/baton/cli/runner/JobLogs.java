package dev.baton.cli.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where jobs' standard output and error go (specification of Torc, section 4). Only ids are in the paths, never names.
 */
final class JobLogs {
    private final long workflowId;
    private final Path folder;

    JobLogs(JobEnvironment environment) {
        this.workflowId = environment.workflowId();
        this.folder = environment.outputFolder().resolve("job_stdio");
    }

    /** Makes the folder; throws UncheckedIOException when it cannot be. */
    void prepare() {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException("the output folder " + folder + " cannot be made", refused);
        }
    }

    Path stdout(ClaimedJob job) {
        return file(job, ".o");
    }

    Path stderr(ClaimedJob job) {
        return file(job, ".e");
    }

    /** Keeps a command beside the attempt's output, for a shell to read: it is too long for an argument. */
    Path script(ClaimedJob job, String command) throws IOException {
        return Files.writeString(file(job, ".sh"), command, StandardCharsets.UTF_8);
    }

    /** Adds a line of the runner's own to the attempt's standard error; does nothing when that cannot be written. */
    void note(ClaimedJob job, String text) {
        try {
            Files.writeString(
                    stderr(job),
                    "baton: " + text + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException full) {
            // The result says the same in fewer words; a full disk must not lose that too.
        }
    }

    private Path file(ClaimedJob job, String ending) {
        return folder.resolve(
                "job_wf" + workflowId + "_j" + job.jobId() + "_r" + job.runId() + "_a" + job.attempt() + ending);
    }
}
