package dev.baton.cli.server;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.Failure;
import dev.baton.cli.json.Json;
import dev.baton.cli.runner.Capacity;
import dev.baton.cli.runner.ClaimedJob;
import dev.baton.cli.runner.JobEnd;
import dev.baton.cli.runner.JobSource;
import dev.baton.cli.runner.Progress;
import dev.baton.cli.runner.Pulse;
import dev.baton.cli.runner.Usage;
import dev.baton.cli.runner.Verdict;
import dev.baton.cli.runner.WorkflowFacts;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.node.Resources;
import dev.baton.engine.worker.ActionOrder;
import dev.baton.engine.worker.ActionOrders;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Jobs of a server, by the workers' door. A claim whose answer was lost is made again under its token. */
final class HttpJobSource implements JobSource {
    private static final double GIB = 1L << 30;
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Api api;
    private final long workflowId;
    private final Clock clock;
    /** The files that each claimed job promised, by path. */
    private final Map<Long, Map<String, Long>> outputs = new ConcurrentHashMap<>();

    private long node;
    /** The token of a claim whose answer never came; null when the last one came. */
    private String unanswered;

    HttpJobSource(Api api, long workflowId, Clock clock) {
        this.api = api;
        this.workflowId = workflowId;
        this.clock = clock;
    }

    @Override
    public WorkflowFacts workflow() {
        Json workflow = api.get("/workflows/" + workflowId);
        Json progress = api.baton("GET", "/workflows/" + workflowId + "/progress", null);
        return new WorkflowFacts(
                workflowId,
                workflow.text("name").orElse(""),
                progress.number("run_id"),
                counts(progress).values().stream().mapToLong(Long::longValue).sum(),
                Duration.ofSeconds(workflow.number("compute_node_wait_for_new_jobs_seconds")),
                workflow.isTrue("compute_node_ignore_workflow_completion"));
    }

    @Override
    public void register(Capacity total, String hostname, long pid) {
        Json.Obj machine = Json.EMPTY
                .with("hostname", Json.of(hostname))
                .with("pid", Json.of(pid))
                .with("start_time", Json.of(now()))
                .with("num_cpus", Json.of(total.cpus()))
                .with("memory_gb", decimal(total.memoryBytes() / GIB))
                .with("num_gpus", Json.of(total.gpus()));
        node = api.baton("POST", "/workflows/" + workflowId + "/nodes", machine).number("id");
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static Json decimal(double value) {
        return new Json.Num(BigDecimal.valueOf(value).toPlainString());
    }

    private Json say(String verb, Json body) {
        return api.baton("POST", "/nodes/" + node + "/" + verb, body);
    }

    @Override
    public List<ClaimedJob> claim(Capacity free, int limit, boolean anySize) {
        boolean repeated = unanswered != null;
        String token = repeated ? unanswered : UUID.randomUUID().toString();
        unanswered = token;
        Json.Obj request = Json.EMPTY
                .with("limit", Json.of(limit))
                .with("num_cpus", Json.of(free.cpus()))
                .with("memory_bytes", Json.of(free.memoryBytes()))
                .with("num_gpus", Json.of(free.gpus()))
                .with("any_size", Json.of(anySize))
                .with("token", Json.of(token))
                .with("repeated", Json.of(repeated));
        List<ClaimedJob> jobs = say("claims", request).get("jobs").items().stream()
                .map(this::claimed)
                .toList();
        unanswered = null;
        return jobs;
    }

    private ClaimedJob claimed(Json job) {
        Map<String, Long> promised = new HashMap<>();
        job.get("outputs")
                .items()
                .forEach(file -> promised.put(file.text("path").orElse(""), file.number("id")));
        outputs.put(job.number("id"), promised);
        String command = job.text("command").orElse("");
        return new ClaimedJob(
                job.number("id"),
                job.text("name").orElse(""),
                job.text("invocation_script")
                        .map(script -> script + " " + command)
                        .orElse(command),
                (int) job.number("attempt"),
                job.number("run_id"),
                new Resources(
                        (int) job.number("num_cpus"),
                        (int) job.number("num_gpus"),
                        (int) job.number("num_nodes"),
                        job.text("memory").orElse("0"),
                        job.text("runtime").orElse("PT1M")),
                job.isTrue("supports_termination"),
                List.copyOf(promised.keySet()));
    }

    @Override
    public Verdict finish(ClaimedJob job, JobEnd end) {
        Json reply = say("finish", report(job, end));
        String outcome = reply.text("outcome").orElse("");
        return switch (outcome) {
            case "final" -> new Verdict.Done();
            case "again" ->
                new Verdict.Retry(reply.text("recovery_script").orElse(null), (int) reply.number("next_attempt"));
            case "not_yours" -> new Verdict.NotYours();
            default -> throw new Failure("the server answered an end with '" + outcome + "'");
        };
    }

    private Json report(ClaimedJob job, JobEnd end) {
        List<Json> written = new ArrayList<>();
        Map<String, Long> promised = outputs.getOrDefault(job.jobId(), Map.of());
        end.outputs()
                .forEach((path, file) -> written.add(Json.EMPTY
                        .with("id", Json.of(promised.get(path)))
                        .with("mtime", decimal(file.seconds()))
                        .with("size", Json.of(file.size()))
                        .with("hash", Json.of(file.hash()))));
        Json.Obj report = Json.EMPTY
                .with("job_id", Json.of(job.jobId()))
                .with("run_id", Json.of(job.runId()))
                .with("attempt", Json.of(job.attempt()))
                .with("status", Json.of(end.status().wire()))
                .with("return_code", Json.of(end.returnCode()))
                .with("exec_time_minutes", decimal(end.wallTime().toMillis() / MILLIS_PER_MINUTE))
                .with(
                        "completion_time",
                        Json.of(end.completedAt().truncatedTo(ChronoUnit.MILLIS).toString()))
                .with("written", new Json.Arr(written));
        return end.usage().map(usage -> with(report, usage)).orElse(report);
    }

    private static Json.Obj with(Json.Obj report, Usage usage) {
        return report.with("peak_memory_bytes", Json.of(usage.peakMemoryBytes()))
                .with("avg_memory_bytes", Json.of(usage.avgMemoryBytes()))
                .with("peak_cpu_percent", decimal(usage.peakCpuPercent()))
                .with("avg_cpu_percent", decimal(usage.avgCpuPercent()));
    }

    @Override
    public Pulse heartbeat(Collection<ClaimedJob> held) {
        List<Json> attempts = new ArrayList<>();
        held.forEach(job ->
                attempts.add(Json.EMPTY.with("job_id", Json.of(job.jobId())).with("attempt", Json.of(job.attempt()))));
        Json reply = say("heartbeat", Json.EMPTY.with("held", new Json.Arr(attempts)));
        Set<ClaimedJob> lost = new HashSet<>();
        for (Json gone : reply.get("lost").items()) {
            held.stream()
                    .filter(job -> job.jobId() == gone.number("job_id") && job.attempt() == gone.number("attempt"))
                    .forEach(lost::add);
        }
        return new Pulse(reply.isTrue("canceled"), lost);
    }

    @Override
    public ActionOrders actions(List<String> triggers, Map<Long, Integer> known) {
        return ActionReplies.orders(say("actions", ActionReplies.request(triggers, known)));
    }

    @Override
    public void acted(ActionOrder order, boolean well, String message) {
        say("actions/" + order.actionId() + "/end", ActionReplies.end(order, well, message));
    }

    @Override
    public Progress progress() {
        Json progress = api.baton("GET", "/workflows/" + workflowId + "/progress", null);
        return new Progress(
                counts(progress),
                progress.isTrue("complete"),
                progress.isTrue("canceled"),
                progress.isTrue("more_to_come"));
    }

    private static Map<JobStatus, Long> counts(Json progress) {
        Map<JobStatus, Long> counts = new EnumMap<>(JobStatus.class);
        for (JobStatus status : JobStatus.values()) {
            long count = progress.get("counts").number(status.wire());
            if (count > 0) {
                counts.put(status, count);
            }
        }
        return counts;
    }

    @Override
    public void deactivate() {
        say("leave", null);
    }

    @Override
    public void close() {
        outputs.clear();
    }
}
