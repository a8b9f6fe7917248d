package dev.baton.cli.server;

import dev.baton.cli.runner.Capacity;
import dev.baton.cli.runner.ClaimedJob;
import dev.baton.cli.runner.JobEnd;
import dev.baton.cli.runner.JobSource;
import dev.baton.cli.runner.Progress;
import dev.baton.cli.runner.Pulse;
import dev.baton.cli.runner.Usage;
import dev.baton.cli.runner.Verdict;
import dev.baton.cli.runner.WorkflowFacts;
import dev.baton.engine.Engine;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.FileState;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.worker.ActionOrder;
import dev.baton.engine.worker.ActionOrders;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.Attempt;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.workflow.Completion;
import dev.baton.engine.workflow.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Jobs of the engine in this process. While its runner waits, the engine's tick runs about once a second. */
final class EngineJobSource implements JobSource {
    private static final double GIB = 1L << 30;
    private static final double MILLIS_PER_MINUTE = 60_000;
    private static final Duration TICK = Duration.ofSeconds(1);
    /** Counting all jobs may take this part of the time at most. */
    private static final int COUNTING_SHARE = 50;

    private final LocalStores stores;
    private final Engine engine;
    private final Bell bell;
    private final long workflowId;
    private final Clock clock;
    private final SteadyTick tick;
    /** The files that each claimed job promised, by path. */
    private final Map<Long, Map<String, Long>> outputs = new HashMap<>();

    private long node;
    private Map<JobStatus, Long> counts = Map.of();
    private long countAgainAt;

    EngineJobSource(LocalStores stores, long workflowId, Clock clock) {
        this.stores = stores;
        this.engine = stores.engine();
        this.bell = stores.bell();
        this.workflowId = workflowId;
        this.clock = clock;
        tick = new SteadyTick(engine::tick, clock);
    }

    @Override
    public WorkflowFacts workflow() {
        Workflow workflow = engine.workflows().get(workflowId);
        return new WorkflowFacts(
                workflowId,
                workflow.spec().name(),
                workflow.status().runId(),
                count(),
                Duration.ofSeconds(workflow.spec().settings().computeNodeWaitForNewJobsSeconds()),
                workflow.spec().settings().computeNodeIgnoreWorkflowCompletion());
    }

    @Override
    public void register(Capacity total, String hostname, long pid) {
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        node = engine.workers()
                .join(new ComputeNode(
                        0,
                        workflowId,
                        hostname,
                        pid,
                        now,
                        null,
                        true,
                        total.cpus(),
                        total.memoryBytes() / GIB,
                        total.gpus(),
                        1,
                        null,
                        null,
                        "local",
                        null))
                .id();
    }

    @Override
    public List<ClaimedJob> claim(Capacity free, int limit, boolean anySize) {
        NodeOffer offer = new NodeOffer(free.cpus(), free.memoryBytes(), free.gpus(), 1, Long.MAX_VALUE, null);
        List<ClaimedJob> claimed = new ArrayList<>();
        for (Assignment each : engine.workers().claim(node, new ClaimRequest(limit, offer, anySize, null, false))) {
            claimed.add(claimed(each));
        }
        return claimed;
    }

    private ClaimedJob claimed(Assignment assignment) {
        Map<String, Long> promised = new HashMap<>();
        List<String> paths = new ArrayList<>();
        for (FileRecord file : assignment.outputs()) {
            promised.put(file.path(), file.id());
            paths.add(file.path());
        }
        outputs.put(assignment.job().id(), promised);
        String script = assignment.job().spec().invocationScript();
        String command = assignment.job().spec().command();
        return new ClaimedJob(
                assignment.job().id(),
                assignment.job().spec().name(),
                script == null ? command : script + " " + command,
                assignment.job().attempt(),
                assignment.runId(),
                assignment.resources(),
                assignment.job().spec().supportsTermination(),
                paths);
    }

    /** In one transaction. */
    @Override
    public void together(Runnable calls) {
        stores.together(calls);
    }

    @Override
    public Verdict finish(ClaimedJob job, JobEnd end) {
        Map<Long, FileState> written = new HashMap<>();
        Map<String, Long> promised = outputs.getOrDefault(job.jobId(), Map.of());
        end.outputs().forEach((path, file) -> written.put(promised.get(path), DiskFiles.state(file)));
        return engine.workers()
                .finish(node, result(job, end), written)
                .match(
                        done -> new Verdict.Done(),
                        again -> new Verdict.Retry(again.recoveryScript(), again.nextAttempt()),
                        Verdict.NotYours::new);
    }

    private Result result(ClaimedJob job, JobEnd end) {
        Optional<Usage> usage = end.usage();
        return new Result(
                0,
                job.jobId(),
                workflowId,
                job.runId(),
                job.attempt(),
                node,
                end.returnCode(),
                end.wallTime().toMillis() / MILLIS_PER_MINUTE,
                Instant.ofEpochMilli(end.completedAt().toEpochMilli()).toString(),
                end.status(),
                usage.map(Usage::peakMemoryBytes).orElse(null),
                usage.map(Usage::avgMemoryBytes).orElse(null),
                usage.map(Usage::peakCpuPercent).orElse(null),
                usage.map(Usage::avgCpuPercent).orElse(null));
    }

    @Override
    public Pulse heartbeat(Collection<ClaimedJob> held) {
        Map<Attempt, ClaimedJob> attempts = new HashMap<>();
        held.forEach(job -> attempts.put(new Attempt(job.jobId(), job.attempt()), job));
        var pulse = engine.workers().heartbeat(node, attempts.keySet());
        Set<ClaimedJob> lost = new HashSet<>();
        pulse.lost().forEach(attempt -> lost.add(attempts.get(attempt)));
        return new Pulse(pulse.canceled(), lost);
    }

    @Override
    public ActionOrders actions(List<String> triggers, Map<Long, Integer> known) {
        return engine.duties().take(node, triggers, known);
    }

    @Override
    public void acted(ActionOrder order, boolean well, String message) {
        engine.duties().ended(node, order.actionId(), order.claim(), well, message);
    }

    @Override
    public Progress progress() {
        Completion completion = engine.workflows().completion(workflowId);
        if (counts.isEmpty() || completion.complete() || System.nanoTime() - countAgainAt >= 0) {
            count();
        }
        boolean more = !completion.complete() && engine.workers().expects(workflowId);
        return new Progress(counts, completion.complete(), completion.canceled(), more);
    }

    /** Counts the jobs by their status; how many there are. */
    private int count() {
        long begun = System.nanoTime();
        Map<JobStatus, Long> counted = new HashMap<>();
        int all = 0;
        for (Map.Entry<JobStatus, Integer> each :
                engine.jobs().count(workflowId).entrySet()) {
            counted.put(each.getKey(), each.getValue().longValue());
            all += each.getValue();
        }
        counts = counted;
        long now = System.nanoTime();
        countAgainAt = now + COUNTING_SHARE * (now - begun);
        return all;
    }

    @Override
    public void awaitChange(Duration longest) throws InterruptedException {
        bell.await(longest.compareTo(TICK) < 0 ? longest : TICK);
        tick.tick();
    }

    @Override
    public void deactivate() {
        engine.workers().leave(node);
    }

    @Override
    public void close() {
        outputs.clear();
    }
}
