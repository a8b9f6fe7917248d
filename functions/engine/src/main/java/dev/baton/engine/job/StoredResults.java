package dev.baton.engine.job;

import static dev.baton.engine.job.JobAttributes.RESULT;

import dev.baton.engine.Backend;
import dev.baton.engine.ConflictException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Update;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Results over the items that {@link ResultItems} knows. */
public final class StoredResults implements Results {
    private static final Comparator<Result> ORDER = (one, other) -> one.runId() == other.runId()
            ? Integer.compare(one.attempt(), other.attempt())
            : Long.compare(one.runId(), other.runId());

    private final Backend backend;
    private final JobItems jobs;
    private final ResultItems results;

    public StoredResults(Backend backend, JobItems jobs, ResultItems results) {
        this.backend = backend;
        this.jobs = jobs;
        this.results = results;
    }

    @Override
    public Result create(Result draft) {
        while (true) {
            Item job = jobs.get(draft.jobId());
            boolean known = results.all(job).stream()
                    .anyMatch(old -> old.runId() == draft.runId() && old.attempt() == draft.attempt());
            if (known) {
                throw new ConflictException("job " + draft.jobId() + " has a result for run " + draft.runId()
                        + " and attempt " + draft.attempt() + " already; update that one");
            }
            Result result = results.identify(job, draft);
            boolean older = ResultItems.newest(job)
                    .filter(newest -> ORDER.compare(newest, result) > 0)
                    .isPresent();
            if (older) {
                results.keep(job.key(), result);
                return result;
            }
            results.archive(job, result);
            if (replace(job, ResultItems.text(result))) {
                return result;
            }
        }
    }

    private boolean replace(Item job, String text) {
        String old = job.text(RESULT);
        Condition same = old == null ? Condition.not(Condition.has(RESULT)) : Condition.is(RESULT, old);
        return backend.items()
                .update(job.key(), Update.change().set(RESULT, text).build(), same)
                .applied();
    }

    @Override
    public Result get(long id) {
        return find(jobs.get(jobOf(id)), id);
    }

    private long jobOf(long id) {
        if (id <= 0) {
            throw NotFoundException.of("result", id);
        }
        long job = results.jobOf(id);
        if (jobs.find(job).isEmpty()) {
            throw NotFoundException.of("result", id);
        }
        return job;
    }

    private Result find(Item job, long id) {
        return results.all(job).stream()
                .filter(result -> result.id() == id)
                .findFirst()
                .orElseThrow(() -> NotFoundException.of("result", id));
    }

    @Override
    public List<Result> newest(long workflowId) {
        return jobs.items(workflowId).stream()
                .flatMap(job -> ResultItems.newest(job).filter(result -> current(job, result)).stream())
                .toList();
    }

    /** A job that was reset keeps its results, but none of them is its newest any more. */
    private static boolean current(Item job, Result result) {
        JobStatus status = JobItems.status(job);
        return status.complete() || status == JobStatus.PENDING_FAILED || result.attempt() >= JobItems.attempt(job);
    }

    @Override
    public List<Result> all(long workflowId) {
        return results.all(workflowId, jobs.items(workflowId)).stream()
                .sorted(Comparator.comparingLong(Result::runId).thenComparingLong(Result::id))
                .toList();
    }

    @Override
    public Result update(long id, UnaryOperator<Result> change) {
        while (true) {
            Item job = jobs.get(jobOf(id));
            Result old = find(job, id);
            Result changed = change.apply(old);
            boolean moved = changed.runId() != old.runId() || changed.attempt() != old.attempt();
            if (moved
                    && results.all(job).stream()
                            .anyMatch(other -> other.id() != id
                                    && other.runId() == changed.runId()
                                    && other.attempt() == changed.attempt())) {
                throw new ConflictException("job " + job.key() + " has a result for run " + changed.runId()
                        + " and attempt " + changed.attempt() + " already");
            }
            if (ResultItems.isNewest(job, id)) {
                if (replace(job, ResultItems.text(changed))) {
                    return changed;
                }
            } else {
                results.keep(job.key(), changed);
                if (moved) {
                    results.drop(job.key(), old);
                }
                return changed;
            }
        }
    }

    @Override
    public Result delete(long id) {
        while (true) {
            Item job = jobs.get(jobOf(id));
            Result old = find(job, id);
            results.drop(job.key(), old);
            if (!ResultItems.isNewest(job, id) || replace(job, null)) {
                return old;
            }
        }
    }

    @Override
    public int deleteAll(long workflowId) {
        List<Result> all = all(workflowId);
        all.forEach(result -> delete(result.id()));
        return all.size();
    }
}
