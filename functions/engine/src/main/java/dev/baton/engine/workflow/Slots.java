package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.node.ResourceRequirements;
import dev.baton.engine.node.Resources;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives each job of a workflow its place among ready jobs, by what the workflow and its requirements say now. */
record Slots(long workflow, SortMethod method, int shards, Map<Long, Resources> resources) {
    static Slots of(long workflow, SortMethod method, int shards, List<ResourceRequirements> requirements) {
        Map<Long, Resources> byNumber = new HashMap<>();
        requirements.forEach(record -> byNumber.put(Ids.number(record.id()), record.resources()));
        return new Slots(workflow, method, shards, byNumber);
    }

    /** The places as they were when the workflow was armed, for a job that changes later. */
    static Slots asArmed(Tables tables, long workflow, Item item) {
        long armed =
                Math.max(item.number(WorkflowAttributes.CPU_SHARDS, 0), item.number(WorkflowAttributes.GPU_SHARDS, 0));
        return of(
                workflow,
                WorkflowItems.settings(item).jobsSortMethod(),
                (int) Math.max(1, armed),
                tables.requirements().list(workflow));
    }

    /** Has workers look where the job will be listed, if none of its kind was there when the workflow was armed. */
    void open(Tables tables, Item item, Item job) {
        if (job.has(PUSH)) {
            return;
        }
        String kind = resources(job).gpus() > 0 ? WorkflowAttributes.GPU_SHARDS : WorkflowAttributes.CPU_SHARDS;
        if (item.number(kind, 0) == 0) {
            tables.backend()
                    .items()
                    .update(
                            WorkflowItems.key(workflow),
                            Update.change().set(kind, shards).build(),
                            Condition.not(Condition.is(kind, ReadySlot.SHARDS)));
        }
    }

    /** What the job asks for; the default where its requirements are gone. */
    Resources resources(Item job) {
        long number = job.number(REQUIREMENTS, JobItems.DEFAULT_REQUIREMENTS);
        return resources.getOrDefault(number, Resources.DEFAULT);
    }

    ReadySlot of(Item job) {
        long number = Keys.number(job.key());
        int priority = (int) job.number(PRIORITY, 0);
        return job.has(PUSH)
                ? ReadySlot.ofPush(workflow, number, priority, resources(job))
                : of(number, priority, resources(job), job.number(SCHEDULER, 0));
    }

    ReadySlot of(long number, int priority, Resources wanted, long scheduler) {
        return ReadySlot.of(workflow, number, priority, wanted, scheduler, method, shards);
    }
}
