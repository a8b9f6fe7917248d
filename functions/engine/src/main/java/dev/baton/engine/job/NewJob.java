package dev.baton.engine.job;

import dev.baton.engine.target.Target;
import java.util.List;

/**
 * A job to be created. Relations are ids of the same workflow.
 *
 * @param invocationScript put before the command; null for none
 * @param priority higher is claimed first
 * @param requirementsId null for the workflow's default ones
 * @param schedulerId null for any
 * @param failureHandlerId null for none
 * @param target where the job is sent, whose command may be empty then; null where workers fetch it
 */
public record NewJob(
        String name,
        String command,
        String invocationScript,
        boolean cancelOnBlockingJobFailure,
        boolean supportsTermination,
        int priority,
        Long requirementsId,
        Long schedulerId,
        Long failureHandlerId,
        List<Long> dependsOn,
        List<Long> inputFiles,
        List<Long> outputFiles,
        List<Long> inputUserData,
        List<Long> outputUserData,
        Target target) {
    /** A job that workers fetch. */
    public NewJob(
            String name,
            String command,
            String invocationScript,
            boolean cancelOnBlockingJobFailure,
            boolean supportsTermination,
            int priority,
            Long requirementsId,
            Long schedulerId,
            Long failureHandlerId,
            List<Long> dependsOn,
            List<Long> inputFiles,
            List<Long> outputFiles,
            List<Long> inputUserData,
            List<Long> outputUserData) {
        this(
                name,
                command,
                invocationScript,
                cancelOnBlockingJobFailure,
                supportsTermination,
                priority,
                requirementsId,
                schedulerId,
                failureHandlerId,
                dependsOn,
                inputFiles,
                outputFiles,
                inputUserData,
                outputUserData,
                null);
    }

    /** The same job sent to this target; null to have workers fetch it. */
    public NewJob to(Target other) {
        return new NewJob(
                name,
                command,
                invocationScript,
                cancelOnBlockingJobFailure,
                supportsTermination,
                priority,
                requirementsId,
                schedulerId,
                failureHandlerId,
                dependsOn,
                inputFiles,
                outputFiles,
                inputUserData,
                outputUserData,
                other);
    }

    /** The same job with other user data. */
    public NewJob withUserData(List<Long> inputs, List<Long> outputs) {
        return new NewJob(
                name,
                command,
                invocationScript,
                cancelOnBlockingJobFailure,
                supportsTermination,
                priority,
                requirementsId,
                schedulerId,
                failureHandlerId,
                dependsOn,
                inputFiles,
                outputFiles,
                inputs,
                outputs,
                target);
    }
}
