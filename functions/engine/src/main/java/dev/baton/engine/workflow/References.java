package dev.baton.engine.workflow;

import dev.baton.engine.RefusedException;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.record.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that what new jobs point at is there, in the same workflow; each record is looked up once. Not thread-safe. */
final class References {
    private final Tables tables;
    private final long workflow;
    private final Set<Long> seenJobs = new HashSet<>();
    private final Set<Long> seenFiles = new HashSet<>();
    private final Set<Long> seenData = new HashSet<>();
    private final Set<Long> seenOthers = new HashSet<>();

    References(Tables tables, long workflow) {
        this.tables = tables;
        this.workflow = workflow;
    }

    /** Throws RefusedException that names the job, the field and the id. */
    void check(NewJob job) {
        all(job, "depends_on_job_ids", Kind.JOB, job.dependsOn(), seenJobs);
        all(job, "input_file_ids", Kind.FILE, job.inputFiles(), seenFiles);
        all(job, "output_file_ids", Kind.FILE, job.outputFiles(), seenFiles);
        all(job, "input_user_data_ids", Kind.USER_DATA, job.inputUserData(), seenData);
        all(job, "output_user_data_ids", Kind.USER_DATA, job.outputUserData(), seenData);
        one(job, "resource_requirements_id", Kind.REQUIREMENTS, job.requirementsId());
        one(job, "failure_handler_id", Kind.FAILURE_HANDLER, job.failureHandlerId());
    }

    private void one(NewJob job, String field, Kind kind, Long id) {
        if (id != null) {
            all(job, field, kind, List.of(id), kind == Kind.REQUIREMENTS ? seenOthers : new HashSet<>());
        }
    }

    private void all(NewJob job, String field, Kind kind, List<Long> ids, Set<Long> seen) {
        for (long id : ids == null ? List.<Long>of() : ids) {
            if (!seen.contains(id)) {
                if (!present(kind, id)) {
                    throw new RefusedException("job " + job.name() + ", " + field + ": workflow " + workflow
                            + " has no " + kind.title() + " with ID " + id);
                }
                seen.add(id);
            }
        }
    }

    private boolean present(Kind kind, long id) {
        if (id <= 0 || Ids.workflow(id) != workflow || Ids.number(id) == 0) {
            return false;
        }
        return kind == Kind.JOB
                ? tables.jobs().find(id).isPresent()
                : tables.backend()
                        .items()
                        .get(Keys.of(workflow, kind.prefix(), Ids.number(id)))
                        .isPresent();
    }
}
