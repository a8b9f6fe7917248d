package dev.baton.engine.spec;

import dev.baton.engine.target.Target;

/**
 * A job of a {@link WorkflowSpec}. Arrays hold indexes into the workflow's lists, ascending, without repetition.
 *
 * @param command what {@code bash -c} runs; ids of user data are filled in when the workflow gets its own
 * @param invocationScript put before the command; null for none
 * @param priority higher is claimed first; 0 by default
 * @param requirements index of the resource requirements; -1 for the default ones
 * @param failureHandler index of the failure handler; -1 for none
 * @param scheduler index of the Slurm scheduler; -1 for any
 * @param target where the job is sent, whose command may be empty then; null where workers fetch it
 * @param dependsOn indexes of jobs named explicitly
 */
public record JobSpec(
        String name,
        CommandTemplate command,
        CommandTemplate invocationScript,
        boolean cancelOnBlockingJobFailure,
        boolean supportsTermination,
        int priority,
        int requirements,
        int failureHandler,
        int scheduler,
        int[] dependsOn,
        int[] inputFiles,
        int[] outputFiles,
        int[] inputUserData,
        int[] outputUserData,
        Target target) {}
