package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.SENDS;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.DeadLetter;
import dev.baton.engine.push.DeadLetters;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import java.time.Instant;
import java.util.List;

/** Dead letters as items beside their jobs, which a partition of the index lists by time. */
final class StoredDeadLetters implements DeadLetters {
    private static final String PREFIX = "D";
    private static final String PARTITION = "dead";
    private static final String NAME = "n";
    private static final String TARGET = "t";
    private static final String REASON = "r";
    private static final String SENT = "s";
    private static final String AT = "at";
    private static final String ATTEMPT = "a";

    private final Tables tables;
    private final Retries retries;

    StoredDeadLetters(Tables tables, Retries retries) {
        this.tables = tables;
        this.retries = retries;
    }

    private static Key key(long jobId, int attempt) {
        Key job = Keys.of(Ids.workflow(jobId), PREFIX, Ids.number(jobId));
        return new Key(job.partition(), job.sort() + "/" + attempt);
    }

    /** Keeps a letter; once more for the same attempt replaces it. */
    void keep(Item job, Job read, String target, String reason) {
        long now = tables.backend().now();
        tables.backend()
                .items()
                .put(
                        Item.at(key(read.id(), read.attempt()))
                                .with(NAME, read.spec().name())
                                .with(TARGET, target)
                                .with(REASON, reason)
                                .with(SENT, job.number(SENDS, 0) + 1)
                                .with(AT, now)
                                .with(ATTEMPT, read.attempt())
                                .with(Item.INDEX_PARTITION, PARTITION)
                                .with(Item.INDEX_SORT, Due.at(now))
                                .build(),
                        Condition.ANY);
    }

    void drop(long jobId, int attempt) {
        tables.backend().items().delete(key(jobId, attempt), Condition.ANY);
    }

    @Override
    public List<DeadLetter> list(int limit) {
        return tables.backend().items().query(Query.index(PARTITION).limit(Math.max(1, limit))).items().stream()
                .flatMap(entry -> tables.backend().items().get(entry.key()).stream())
                .map(StoredDeadLetters::read)
                .toList();
    }

    private static DeadLetter read(Item item) {
        long workflow = JobItems.workflow(item.key());
        long job = Ids.of(workflow, Keys.number(item.key()));
        int attempt = (int) item.number(ATTEMPT, 1);
        return new DeadLetter(
                workflow,
                job,
                attempt,
                item.text(NAME),
                item.text(TARGET),
                item.text(REASON),
                (int) item.number(SENT, 0),
                Instant.ofEpochMilli(item.number(AT, 0)),
                Payloads.idempotencyKey(job, attempt));
    }

    @Override
    public Job redrive(long jobId, int attempt) {
        Item job = tables.jobs().get(jobId);
        boolean known = tables.backend().items().get(key(jobId, attempt)).isPresent();
        if (JobItems.attempt(job) == attempt) {
            if (!known) {
                throw absent(jobId);
            }
            JobStatus status = JobItems.status(job);
            if (status != JobStatus.FAILED && status != JobStatus.TERMINATED && status != JobStatus.PENDING_FAILED) {
                throw new RefusedException("job " + jobId + " is " + status.wire()
                        + "; only a failed job can be sent again: discard the letter");
            }
            job = retries.afterItsEnd(job);
            retries.tell(job);
        }
        drop(jobId, attempt);
        return tables.jobs().read(job);
    }

    @Override
    public void discard(long jobId, int attempt) {
        if (!tables.backend()
                .items()
                .delete(key(jobId, attempt), Condition.EXISTS)
                .applied()) {
            throw absent(jobId);
        }
    }

    private static NotFoundException absent(long jobId) {
        return new NotFoundException("no dead letter of job " + jobId + " and that attempt; see the list");
    }
}
