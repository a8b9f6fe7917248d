package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.json.Wire;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.target.TargetText;
import java.util.List;

/** A job on the wire. Empty relations, a priority of 0 and no target are left out. */
@Wire
public record JobModel(
        long id,
        long workflowId,
        String name,
        String command,
        String invocationScript,
        JobStatus status,
        boolean cancelOnBlockingJobFailure,
        boolean supportsTermination,
        List<Long> dependsOnJobIds,
        List<Long> inputFileIds,
        List<Long> outputFileIds,
        List<Long> inputUserDataIds,
        List<Long> outputUserDataIds,
        Long resourceRequirementsId,
        Long schedulerId,
        Long failureHandlerId,
        int attemptId,
        Integer priority,
        JsonNode target) {
    /** As clients get to see it. */
    public static JobModel of(Job job) {
        NewJob spec = job.spec();
        return new JobModel(
                job.id(),
                job.workflowId(),
                spec.name(),
                spec.command(),
                spec.invocationScript(),
                job.status(),
                spec.cancelOnBlockingJobFailure(),
                spec.supportsTermination(),
                some(spec.dependsOn()),
                some(spec.inputFiles()),
                some(spec.outputFiles()),
                some(spec.inputUserData()),
                some(spec.outputUserData()),
                spec.requirementsId(),
                spec.schedulerId(),
                spec.failureHandlerId(),
                job.attempt(),
                spec.priority() == 0 ? null : (Integer) spec.priority(),
                spec.target() == null ? null : TargetText.json(spec.target()));
    }

    private static List<Long> some(List<Long> ids) {
        return ids == null || ids.isEmpty() ? null : ids;
    }
}
