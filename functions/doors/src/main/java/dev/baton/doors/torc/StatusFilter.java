package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.engine.job.JobStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The query's status, by name or code; given several times, any of them. */
final class StatusFilter {
    private StatusFilter() {}

    static <W> Predicate<W> of(Query query, Function<W, JobStatus> status) {
        Set<JobStatus> wanted = EnumSet.noneOf(JobStatus.class);
        query.texts("status").stream().filter(text -> !text.isEmpty()).forEach(text -> wanted.add(parse(text)));
        return record -> wanted.isEmpty() || wanted.contains(status.apply(record));
    }

    /** The status with this name or code; 400 for no such status. */
    static JobStatus parse(String text) {
        return JobStatus.parse(text)
                .orElseThrow(() -> RequestException.bad("no job status is called " + text
                        + "; there are uninitialized, blocked, ready, pending, running, completed, failed, canceled,"
                        + " terminated, disabled and pending_failed"));
    }
}
