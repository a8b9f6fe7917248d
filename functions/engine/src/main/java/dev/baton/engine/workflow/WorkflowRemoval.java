package dev.baton.engine.workflow;

import dev.baton.engine.record.Keys;
import dev.baton.engine.stash.BlobStash;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import java.util.ArrayList;
import java.util.List;

/** Removes workflows: first from the list, the workflow's own item last, so that a removal that broke off can be repeated. */
record WorkflowRemoval(Tables tables) {
    void remove(long workflow) {
        tables.workflows().conceal(workflow);
        long latches = tables.workflows()
                .find(workflow)
                .map(item -> item.number(WorkflowAttributes.LATCHES, 0))
                .orElse(0L);
        long highest = Math.max(Keys.reachOfBusy(latches), tables.numbers().highestOfAll(workflow));
        List<Key> last = new ArrayList<>();
        for (String partition : Keys.partitions(workflow, highest)) {
            List<Key> keys = new ArrayList<>();
            tables.backend().items().each(Query.partition(partition), item -> keys.add(item.key()));
            keys.removeIf(key -> own(key) && last.add(key));
            keys.forEach(key -> tables.backend().items().delete(key, Condition.ANY));
        }
        // Nothing can be put any more where the job's item is gone.
        BlobStash.deleteOf(tables.backend().blobs(), workflow, job -> true);
        last.forEach(key -> tables.backend().items().delete(key, Condition.ANY));
        tables.numbers().forget(workflow);
    }

    /** Whether the key is that of the counter, which says how far the partitions reach, or of the workflow itself. */
    private static boolean own(Key key) {
        return key.sort().equals("w") || key.sort().equals("#");
    }

    /** Removes the workflow and returns it as it was; NotFoundException where there is none. */
    Workflow delete(long workflow) {
        Item item = tables.workflows().get(workflow);
        remove(workflow);
        return WorkflowItems.read(workflow, item);
    }
}
