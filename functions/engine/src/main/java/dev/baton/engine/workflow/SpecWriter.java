package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.FailureHandler;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.job.RuleText;
import dev.baton.engine.node.ResourceRequirements;
import dev.baton.engine.node.Resources;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Kind;
import dev.baton.engine.record.Numbers;
import dev.baton.engine.spec.JobSpec;
import dev.baton.engine.spec.WorkflowSpec;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.LongSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a whole workflow that nobody knows yet, from its specification. Each kind numbers its records from 1 in the order of
 * the specification; the default requirements come before the named ones. Made for one workflow; not thread-safe.
 */
final class SpecWriter {
    static final String DEFAULT = "default";

    private final Tables tables;
    private final WorkflowSpec spec;
    private final long workflow;
    private final List<Item> items = new ArrayList<>();
    private final List<Item> departing = new ArrayList<>();

    SpecWriter(Tables tables, WorkflowSpec spec, long workflow) {
        this.tables = tables;
        this.spec = spec;
        this.workflow = workflow;
    }

    /** The default requirements of a new workflow, as a record without an id. */
    static ResourceRequirements defaultRequirements(long workflow) {
        return new ResourceRequirements(0, workflow, DEFAULT, Resources.DEFAULT);
    }

    /** What each job reads, writes and names. */
    static List<Relations> relations(WorkflowSpec spec) {
        List<Relations> relations = new ArrayList<>(spec.jobs().size());
        for (int i = 0; i < spec.jobs().size(); i++) {
            JobSpec job = spec.jobs().get(i);
            relations.add(new Relations(
                    i + 1L,
                    job.name(),
                    numbers(job.dependsOn()),
                    numbers(job.inputFiles()),
                    numbers(job.outputFiles()),
                    numbers(job.inputUserData()),
                    numbers(job.outputUserData())));
        }
        return relations;
    }

    private static long[] numbers(int[] indexes) {
        long[] numbers = new long[indexes.length];
        Arrays.setAll(numbers, i -> indexes[i] + 1L);
        return numbers;
    }

    /** Stores everything but the workflow's own item, which is returned to be written last. */
    Item.Builder write(NewWorkflow values, Graph graph, boolean armed) {
        records();
        if (armed) {
            armed(graph);
        } else {
            for (int i = 0; i < spec.jobs().size(); i++) {
                items.add(job(i).with(STATUS, JobStatus.UNINITIALIZED.code()).build());
            }
        }
        Map<Kind, Long> used = new EnumMap<>(Kind.class);
        used.put(Kind.JOB, (long) spec.jobs().size());
        used.put(Kind.FILE, (long) spec.files().size());
        used.put(Kind.USER_DATA, (long) spec.userData().size());
        used.put(Kind.REQUIREMENTS, spec.requirements().size() + 1L);
        used.put(Kind.FAILURE_HANDLER, (long) spec.failureHandlers().size());
        used.put(Kind.SLURM_SCHEDULER, (long) spec.slurmSchedulers().size());
        used.put(Kind.ACTION, (long) spec.actions().size());
        items.add(Numbers.counter(workflow, used));
        tables.backend().items().putAll(items);
        Item.Builder item = tables.workflows().write(workflow, values);
        return armed ? activate(item, graph) : item;
    }

    /** The push jobs that wait for nothing, as they were written. */
    List<Item> departing() {
        return departing;
    }

    private Item.Builder activate(Item.Builder item, Graph graph) {
        boolean gpus = spec.jobs().stream()
                .anyMatch(job -> job.target() == null && resources(job).gpus() > 0);
        boolean cpus = spec.jobs().stream()
                .anyMatch(job -> job.target() == null && resources(job).gpus() == 0);
        int shards = tables.readyShards(spec.jobs().size());
        item.with(WorkflowAttributes.EPOCH, 1)
                .with(WorkflowAttributes.RUN, 1)
                .with(WorkflowAttributes.CPU_SHARDS, cpus ? shards : 0)
                .with(WorkflowAttributes.GPU_SHARDS, gpus ? shards : 0)
                .with(
                        WorkflowAttributes.SORTED,
                        spec.settings().jobsSortMethod().wire())
                .with(WorkflowAttributes.LATCHES, graph.latches())
                .with(WorkflowAttributes.AUDIT_INTERVAL, Epochs.FIRST_AUDIT_MILLIS / 1000);
        if (spec.jobs().stream().anyMatch(job -> job.target() != null)) {
            item.with(Item.INDEX_VALUE, PushWatch.patience(spec.jobs().size()));
        }
        long audit = tables.backend().now() + Epochs.FIRST_AUDIT_MILLIS;
        if (!departing.isEmpty()) {
            return Due.set(item, tables.backend().now()).with(WorkflowAttributes.AUDIT_AT, audit);
        }
        return spec.jobs().isEmpty() ? item.with(WorkflowAttributes.FIRED, 1) : Due.set(item, audit);
    }

    private void armed(Graph graph) {
        Slots slots = new Slots(
                workflow,
                spec.settings().jobsSortMethod(),
                tables.readyShards(spec.jobs().size()),
                Map.of());
        for (int node = 0; node < graph.size(); node++) {
            if (graph.isJob(node)) {
                armedJob(graph, node, slots);
            } else {
                var key = Arrivals.latchKey(workflow, graph.number(node));
                FeedPages feeds = FeedPages.of(graph, node, key, 1, this::pushed);
                items.addAll(feeds.pages());
                items.add(Arming.latch(graph, node, key, 1, feeds));
            }
        }
    }

    private void armedJob(Graph graph, int node, Slots slots) {
        JobSpec spec = this.spec.jobs().get(node);
        long[] needs = graph.needs(node);
        ReadySlot slot = spec.target() == null
                ? slots.of(node + 1L, spec.priority(), resources(spec), spec.scheduler() + 1L)
                : ReadySlot.ofPush(workflow, node + 1L, spec.priority(), resources(spec));
        FeedPages feeds = FeedPages.of(graph, node, JobItems.key(workflow, node + 1L), 1, this::pushed);
        items.addAll(feeds.pages());
        Item.Builder job = slot.write(feeds.write(job(node).with(EPOCH, 1)))
                .with(WAITS, LongSet.of(needs))
                .with(STATUS, needs.length == 0 ? JobStatus.READY.code() : JobStatus.BLOCKED.code());
        if (needs.length == 0) {
            job.with(Item.INDEX_PARTITION, slot.partition()).with(Item.INDEX_SORT, slot.rank());
        }
        Item item = job.build();
        items.add(item);
        if (needs.length == 0 && spec.target() != null) {
            departing.add(item);
        }
    }

    private boolean pushed(long job) {
        return spec.jobs().get((int) job - 1).target() != null;
    }

    private Resources resources(JobSpec job) {
        return job.requirements() < 0
                ? Resources.DEFAULT
                : spec.requirements().get(job.requirements()).resources();
    }

    private Item.Builder job(int index) {
        JobSpec job = spec.jobs().get(index);
        NewJob draft = new NewJob(
                job.name(),
                job.command().render(data -> Ids.of(workflow, data + 1L)),
                job.invocationScript() == null
                        ? null
                        : job.invocationScript().render(data -> Ids.of(workflow, data + 1L)),
                job.cancelOnBlockingJobFailure(),
                job.supportsTermination(),
                job.priority(),
                Ids.of(workflow, job.requirements() + 2L),
                job.scheduler() < 0 ? null : Ids.of(workflow, job.scheduler() + 1L),
                job.failureHandler() < 0 ? null : Ids.of(workflow, job.failureHandler() + 1L),
                ids(job.dependsOn()),
                ids(job.inputFiles()),
                ids(job.outputFiles()),
                ids(job.inputUserData()),
                ids(job.outputUserData()),
                job.target());
        return tables.jobs().write(workflow, index + 1L, draft, items).with(ATTEMPT, 1);
    }

    private List<Long> ids(int[] indexes) {
        List<Long> ids = new ArrayList<>(indexes.length);
        for (int index : indexes) {
            ids.add(Ids.of(workflow, index + 1L));
        }
        return ids;
    }

    private void records() {
        List<ResourceRequirements> requirements = new ArrayList<>();
        requirements.add(defaultRequirements(workflow));
        spec.requirements()
                .forEach(r -> requirements.add(new ResourceRequirements(0, workflow, r.name(), r.resources())));
        items.addAll(tables.requirements().newItems(workflow, 1, requirements));
        items.addAll(tables.files()
                .newItems(
                        workflow,
                        1,
                        spec.files().stream()
                                .map(file -> new FileRecord(0, workflow, file.name(), file.path(), null))
                                .toList()));
        items.addAll(tables.userData()
                .newItems(
                        workflow,
                        1,
                        spec.userData().stream()
                                .map(data -> new UserData(0, workflow, data.name(), data.ephemeral(), data.data()))
                                .toList()));
        items.addAll(tables.failureHandlers()
                .newItems(
                        workflow,
                        1,
                        spec.failureHandlers().stream()
                                .map(handler -> new FailureHandler(
                                        0, workflow, handler.name(), RuleText.write(handler.rules())))
                                .toList()));
        items.addAll(tables.slurmSchedulers()
                .newItems(
                        workflow,
                        1,
                        spec.slurmSchedulers().stream()
                                .map(fields -> new PlainRecord(0, workflow, (ObjectNode) fields.deepCopy()))
                                .toList()));
        items.addAll(tables.actions()
                .newItems(workflow, 1, spec.actions().stream().map(this::action).toList()));
    }

    /** The API's record of an action: jobs and the scheduler by id instead of by index. */
    private PlainRecord action(JsonNode described) {
        ObjectNode fields = described.deepCopy();
        JsonNode jobs = fields.remove("jobs");
        if (jobs != null) {
            var ids = fields.putArray("job_ids");
            jobs.forEach(index -> ids.add(Ids.of(workflow, index.asLong() + 1)));
        }
        JsonNode scheduler = fields.remove("scheduler");
        if (scheduler != null && fields.get("action_config") instanceof ObjectNode config) {
            config.put("scheduler_id", Ids.of(workflow, scheduler.asLong() + 1));
        }
        return new PlainRecord(0, workflow, fields);
    }
}
