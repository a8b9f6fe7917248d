package dev.baton.enginetest;

import dev.baton.engine.job.NewJob;
import java.util.List;

/** Jobs as a client creates and changes them. */
final class Specs {
    private Specs() {}

    /** A job that waits for these, by id. */
    static NewJob job(String name, Long... dependsOn) {
        return new NewJob(
                name,
                "x",
                null,
                true,
                false,
                0,
                null,
                null,
                null,
                List.of(dependsOn),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same job with other requirements. */
    static NewJob with(NewJob job, Long requirements) {
        return new NewJob(
                job.name(),
                job.command(),
                job.invocationScript(),
                job.cancelOnBlockingJobFailure(),
                job.supportsTermination(),
                job.priority(),
                requirements,
                job.schedulerId(),
                job.failureHandlerId(),
                job.dependsOn(),
                job.inputFiles(),
                job.outputFiles(),
                job.inputUserData(),
                job.outputUserData());
    }

    /** The same job with another priority and command. */
    static NewJob with(NewJob job, int priority, String command) {
        return new NewJob(
                job.name(),
                command,
                job.invocationScript(),
                job.cancelOnBlockingJobFailure(),
                job.supportsTermination(),
                priority,
                job.requirementsId(),
                job.schedulerId(),
                job.failureHandlerId(),
                job.dependsOn(),
                job.inputFiles(),
                job.outputFiles(),
                job.inputUserData(),
                job.outputUserData());
    }
}
