package dev.baton.engine.job;

import java.util.List;

/**
 * A job to be created. Relations are ids of the same workflow.
 *
 * @param invocationScript put before the command; null for none
 * @param priority higher is claimed first
 * @param requirementsId null for the workflow's default ones
 * @param schedulerId null for any
 * @param failureHandlerId null for none
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
        List<Long> outputUserData) {}
