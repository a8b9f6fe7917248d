package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import dev.baton.engine.job.Job;
import java.util.List;

/**
 * Jobs that were created or claimed together.
 *
 * @param reason why there are none; null where that needs no reason
 */
@Wire
public record JobsModel(List<JobModel> jobs, String reason) {
    static JobsModel of(List<Job> jobs) {
        return new JobsModel(jobs.stream().map(JobModel::of).toList(), null);
    }
}
