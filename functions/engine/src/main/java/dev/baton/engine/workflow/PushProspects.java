package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.PUSH;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Reason;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether push jobs may yet make other jobs ready: some are ready or under way, or the end of one is being told right now. */
record PushProspects(Tables tables, Reasons reasons) {
    boolean more(long workflow) {
        List<Item> jobs = tables.jobs().items(workflow);
        Set<Long> ended = new HashSet<>();
        for (Item job : jobs) {
            JobStatus status = JobItems.status(job);
            if (job.has(PUSH) && (status.held() || status == JobStatus.READY)) {
                return true;
            }
            if (job.has(PUSH) && status.ended()) {
                ended.add(Ids.of(workflow, Keys.number(job.key())));
            }
        }
        return !ended.isEmpty()
                && jobs.stream()
                        .filter(job -> JobItems.status(job) == JobStatus.BLOCKED)
                        .anyMatch(job -> passing(reasons.of(job), ended));
    }

    private static boolean passing(Reason reason, Set<Long> ended) {
        return reason instanceof Reason.Passing
                || reason instanceof Reason.Jobs(List<Long> ids) && ids.stream().anyMatch(ended::contains);
    }
}
