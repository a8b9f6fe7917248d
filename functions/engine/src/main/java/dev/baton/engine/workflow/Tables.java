package dev.baton.engine.workflow;

import dev.baton.engine.Backend;
import dev.baton.engine.data.FileCodec;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.data.UserDataCodec;
import dev.baton.engine.event.Event;
import dev.baton.engine.job.FailureHandler;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.ResultItems;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.NodeCodec;
import dev.baton.engine.node.RequirementsCodec;
import dev.baton.engine.node.ResourceRequirements;
import dev.baton.engine.record.ItemRecords;
import dev.baton.engine.record.JsonCodec;
import dev.baton.engine.record.Kind;
import dev.baton.engine.record.Numbers;
import dev.baton.engine.record.Texts;

/** Everything that a workflow consists of, as it stands in the stores. Thread-safe. */
record Tables(
        Backend backend,
        Numbers numbers,
        Texts texts,
        WorkflowItems workflows,
        JobItems jobs,
        ResultItems results,
        ItemRecords<FileRecord> files,
        ItemRecords<UserData> userData,
        ItemRecords<ResourceRequirements> requirements,
        ItemRecords<FailureHandler> failureHandlers,
        ItemRecords<ComputeNode> computeNodes,
        ItemRecords<Event> events,
        ItemRecords<PlainRecord> slurmSchedulers,
        ItemRecords<PlainRecord> localSchedulers,
        ItemRecords<PlainRecord> actions,
        ItemRecords<PlainRecord> scheduledNodes) {
    static Tables over(Backend backend) {
        Numbers numbers = new Numbers(backend.items());
        Texts texts = new Texts(backend.blobs());
        JsonCodec<FailureHandler> handlers = new JsonCodec<>(
                Kind.FAILURE_HANDLER,
                FailureHandler.class,
                FailureHandler::id,
                FailureHandler::workflowId,
                (h, workflow, id) -> new FailureHandler(id, workflow, h.name(), h.rules()),
                texts);
        JsonCodec<Event> events = new JsonCodec<>(
                Kind.EVENT,
                Event.class,
                Event::id,
                Event::workflowId,
                (e, workflow, id) -> new Event(id, workflow, e.timestamp(), e.data()),
                texts);
        return new Tables(
                backend,
                numbers,
                texts,
                new WorkflowItems(backend),
                new JobItems(backend, numbers, texts),
                new ResultItems(backend, numbers),
                new ItemRecords<>(backend, numbers, new FileCodec()),
                new ItemRecords<>(backend, numbers, new UserDataCodec(texts)),
                new ItemRecords<>(backend, numbers, new RequirementsCodec(texts)),
                new ItemRecords<>(backend, numbers, handlers),
                new ItemRecords<>(backend, numbers, new NodeCodec(texts)),
                new ItemRecords<>(backend, numbers, events),
                new ItemRecords<>(backend, numbers, plain(Kind.SLURM_SCHEDULER, texts)),
                new ItemRecords<>(backend, numbers, plain(Kind.LOCAL_SCHEDULER, texts)),
                new ItemRecords<>(backend, numbers, plain(Kind.ACTION, texts)),
                new ItemRecords<>(backend, numbers, plain(Kind.SCHEDULED_NODE, texts)));
    }

    /** How many partitions of the index the ready jobs of a workflow of this size take. */
    int readyShards(int jobs) {
        return backend.spread() ? ReadySlot.shards(jobs) : 1;
    }

    private static JsonCodec<PlainRecord> plain(Kind kind, Texts texts) {
        return new JsonCodec<>(
                kind,
                PlainRecord.class,
                PlainRecord::id,
                PlainRecord::workflowId,
                (record, workflow, id) -> new PlainRecord(id, workflow, record.fields()),
                texts);
    }
}
