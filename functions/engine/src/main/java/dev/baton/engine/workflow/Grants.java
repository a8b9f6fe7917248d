package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import java.util.Optional;

/** Gives one ready job to one asker: a single conditional write, which one of many askers wins. */
final class Grants {
    private static final Condition READY_NOW = Condition.and(
            Condition.is(STATUS, JobStatus.READY.code()),
            Condition.not(Condition.has(TOMBSTONE)),
            Condition.not(Condition.has(PUSH)));

    private final Tables tables;

    Grants(Tables tables) {
        this.tables = tables;
    }

    /** The job waits for its asker to start it; empty where it is not ready any more. */
    Optional<Item> claim(Key job) {
        return update(job, taken(JobStatus.PENDING));
    }

    /** The job runs on the node of a worker of ours, as its token shows; empty where it is not ready any more. */
    Optional<Item> start(Key job, long node, String token) {
        return update(job, taken(JobStatus.RUNNING).set(NODE, node).set(TOKEN, token == null ? "" : token));
    }

    private Update.Builder taken(JobStatus status) {
        return Update.change()
                .set(STATUS, status.code())
                .set(CLAIMED_AT, tables.backend().now())
                .remove(Item.INDEX_PARTITION, Item.INDEX_SORT);
    }

    private Optional<Item> update(Key job, Update.Builder change) {
        if (tables.backend().items().update(job, change.build(), READY_NOW) instanceof Outcome.Applied(var item)) {
            return item;
        }
        tables.backend().news().contended(JobItems.id(job));
        return Optional.empty();
    }
}
