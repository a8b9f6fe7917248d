package dev.baton.engine.job;

import static dev.baton.engine.job.JobAttributes.RESULT;

import dev.baton.engine.Backend;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.record.Kind;
import dev.baton.engine.record.Numbered;
import dev.baton.engine.record.Numbers;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where results stand: the newest in its job's item, earlier ones beside it, by run and attempt. Before a newer result
 * replaces one, that one is kept apart, so that none is ever lost between two writes.
 */
public final class ResultItems {
    private static final String PREFIX = Kind.RESULT.prefix();
    /** Says which job a further result belongs to. */
    private static final String POINTER = "X";

    private static final String TEXT = "r";
    private static final String JOB = "j";

    private final Backend backend;
    private final Numbers numbers;

    public ResultItems(Backend backend, Numbers numbers) {
        this.backend = backend;
        this.numbers = numbers;
    }

    /** The newest result of a job, if it has any. */
    public static Optional<Result> newest(Item job) {
        return Optional.ofNullable(job.text(RESULT)).map(text -> ResultText.read(jobId(job), text));
    }

    /** What a job's item keeps of its newest result. */
    public static String text(Result result) {
        return ResultText.write(result);
    }

    static long jobId(Item job) {
        return Ids.of(JobItems.workflow(job.key()), Keys.number(job.key()));
    }

    /** The result with its id: the job's own for its first result, else a fresh one. */
    public Result identify(Item job, Result draft) {
        Optional<Result> newest = newest(job);
        if (newest.isEmpty()) {
            return withId(draft, jobId(job));
        }
        if (newest.get().runId() == draft.runId() && newest.get().attempt() == draft.attempt()) {
            return withId(draft, newest.get().id());
        }
        long workflow = JobItems.workflow(job.key());
        long number = numbers.one(workflow, Kind.RESULT);
        backend.items()
                .put(
                        Item.at(Keys.of(workflow, POINTER, number))
                                .with(JOB, Keys.number(job.key()))
                                .build(),
                        Condition.ANY);
        return withId(draft, ResultText.furtherId(workflow, number));
    }

    private static Result withId(Result r, long id) {
        return new Result(
                id,
                r.jobId(),
                Ids.workflow(r.jobId()),
                r.runId(),
                r.attempt(),
                r.computeNodeId(),
                r.returnCode(),
                r.execTimeMinutes(),
                r.completionTime(),
                r.status(),
                r.peakMemoryBytes(),
                r.avgMemoryBytes(),
                r.peakCpuPercent(),
                r.avgCpuPercent());
    }

    /** Keeps a result apart from its job's item. */
    void keep(Key job, Result result) {
        backend.items()
                .put(
                        Item.at(apart(job, result.runId(), result.attempt()))
                                .with(TEXT, text(result))
                                .build(),
                        Condition.ANY);
    }

    /** Keeps the job's newest result apart, if there is one and it is another than the coming one. */
    public void archive(Item job, Result coming) {
        newest(job).filter(old -> old.id() != coming.id()).ifPresent(old -> keep(job.key(), old));
    }

    void drop(Key job, Result result) {
        backend.items().delete(apart(job, result.runId(), result.attempt()), Condition.ANY);
    }

    private static Key apart(Key job, long run, long attempt) {
        return new Key(
                job.partition(),
                PREFIX + job.sort().substring(1) + "/" + Numbered.text(run) + "/" + Numbered.text(attempt));
    }

    /** Whether the result stands in its job's item. */
    static boolean isNewest(Item job, long id) {
        return newest(job).filter(result -> result.id() == id).isPresent();
    }

    /** The job that the result with this id belongs to. */
    long jobOf(long resultId) {
        if (!ResultText.further(resultId)) {
            return resultId;
        }
        long plain = ResultText.plainId(resultId);
        return backend.items()
                .get(Keys.of(Ids.workflow(plain), POINTER, Ids.number(plain)))
                .map(pointer -> Ids.of(Ids.workflow(plain), pointer.number(JOB, 0)))
                .orElseThrow(() -> NotFoundException.of("result", resultId));
    }

    /** Every result of the job, oldest first. */
    List<Result> all(Item job) {
        List<Result> found = new ArrayList<>();
        Optional<Result> newest = newest(job);
        backend.items()
                .each(
                        Query.prefix(
                                job.key().partition(), PREFIX + job.key().sort().substring(1) + "/"),
                        item -> {
                            Result result = ResultText.read(jobId(job), item.text(TEXT));
                            if (newest.isEmpty() || newest.get().id() != result.id()) {
                                found.add(result);
                            }
                        });
        newest.ifPresent(found::add);
        return found;
    }

    /** Every result of these jobs, which are all that their workflow has. */
    List<Result> all(long workflow, List<Item> jobs) {
        Map<Long, Result> byId = new HashMap<>();
        Set<Long> present = new HashSet<>();
        jobs.forEach(job -> present.add(Keys.number(job.key())));
        for (String partition : Keys.partitions(workflow, numbers.highest(workflow, Kind.JOB))) {
            backend.items().each(Query.prefix(partition, PREFIX + "/"), item -> {
                long number = Keys.number(item.key());
                if (present.contains(number)) {
                    Result result = ResultText.read(Ids.of(workflow, number), item.text(TEXT));
                    byId.put(result.id(), result);
                }
            });
        }
        jobs.forEach(job -> newest(job).ifPresent(result -> byId.put(result.id(), result)));
        return List.copyOf(byId.values());
    }
}
