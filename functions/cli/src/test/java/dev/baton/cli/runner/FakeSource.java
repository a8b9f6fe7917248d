package dev.baton.cli.runner;

import dev.baton.engine.job.JobStatus;
import dev.baton.engine.node.Resources;
import dev.baton.engine.worker.ActionOrder;
import dev.baton.engine.worker.ActionOrders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;

/** A workflow in memory: jobs with dependencies, claimed in the order of their ids. Thread-safe. */
final class FakeSource implements JobSource {
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final Map<String, JobEnd> ends = Collections.synchronizedMap(new LinkedHashMap<>());
    final CountDownLatch firstClaim = new CountDownLatch(1);
    BiFunction<ClaimedJob, JobEnd, Verdict> judge = (job, end) -> new Verdict.Done();
    Duration waitForNewJobs = Duration.ZERO;
    int failuresOfFinish;
    int failuresOfClaim;
    /** How often what is called together comes to nothing at its end. */
    int failuresOfTogether;

    private boolean inVain;
    /** Actions that are due as soon as they are asked for. */
    final List<ActionOrder> due = new ArrayList<>();
    /** What became of actions: well or not, and the message. */
    final List<String> acted = Collections.synchronizedList(new ArrayList<>());
    /** How often another worker is said to be executing what was asked for. */
    int elsewhere;

    int failuresOfActed;
    /** How often the workflow is said not to be complete although every job has ended. */
    int settling;

    private final Map<Long, Job> jobs = new LinkedHashMap<>();
    private final Map<Long, List<Job>> dependents = new HashMap<>();
    private final TreeSet<Long> ready = new TreeSet<>();
    private final EnumMap<JobStatus, Long> counts = new EnumMap<>(JobStatus.class);
    private final Set<ClaimedJob> lost = new HashSet<>();
    private boolean canceled;
    private long news;

    private static final class Job {
        ClaimedJob claim;
        int waits;
        JobStatus status;
    }

    /** Adds a job, which waits for those with the given ids; returns its id. */
    long add(String name, String command, Resources wants, boolean gentle, List<String> outputs, long... after) {
        Job job = new Job();
        long id = jobs.size() + 1L;
        job.claim = new ClaimedJob(id, name, command, 1, 1, wants, gentle, outputs);
        for (long before : after) {
            dependents.computeIfAbsent(before, key -> new ArrayList<>()).add(job);
            job.waits++;
        }
        jobs.put(id, job);
        to(job, job.waits == 0 ? JobStatus.READY : JobStatus.BLOCKED);
        return id;
    }

    long add(String name, String command, long... after) {
        return add(name, command, Resources.DEFAULT, false, List.of(), after);
    }

    long add(String name, String command, Resources wants) {
        return add(name, command, wants, false, List.of());
    }

    private void to(Job job, JobStatus status) {
        if (job.status != null) {
            counts.merge(job.status, -1L, Long::sum);
        }
        job.status = status;
        counts.merge(status, 1L, Long::sum);
        if (status == JobStatus.READY) {
            ready.add(job.claim.jobId());
        } else {
            ready.remove(job.claim.jobId());
        }
    }

    @Override
    public synchronized WorkflowFacts workflow() {
        return new WorkflowFacts(7, "fake", 1, jobs.size(), waitForNewJobs, false);
    }

    @Override
    public void register(Capacity total, String hostname, long pid) {
        calls.add("register " + total.cpus());
    }

    @Override
    public synchronized List<ClaimedJob> claim(Capacity free, int limit, boolean anySize) {
        if (failuresOfClaim > 0) {
            failuresOfClaim--;
            throw new IllegalStateException("claims are away");
        }
        if (inVain) {
            calls.add("claim in vain");
            return ready.isEmpty() ? List.of() : List.of(jobs.get(ready.first()).claim);
        }
        List<ClaimedJob> claimed = new ArrayList<>();
        Capacity left = free;
        for (long id : canceled ? List.<Long>of() : List.copyOf(ready)) {
            Job job = jobs.get(id);
            if (claimed.size() < limit && (anySize || left.fits(job.claim.resources()))) {
                left = anySize ? left : left.minus(job.claim.resources());
                to(job, JobStatus.RUNNING);
                claimed.add(job.claim);
                calls.add("claim " + job.claim.name());
            }
        }
        firstClaim.countDown();
        return claimed;
    }

    @Override
    public synchronized Verdict finish(ClaimedJob claim, JobEnd end) {
        if (failuresOfFinish > 0) {
            failuresOfFinish--;
            throw new IllegalStateException("finishing is away");
        }
        if (inVain) {
            calls.add("finish in vain " + claim.name());
            return new Verdict.Done();
        }
        Job job = jobs.get(claim.jobId());
        if (lost.contains(claim) || canceled) {
            return new Verdict.NotYours();
        }
        calls.add("finish " + claim.name());
        ends.put(claim.attempt() == 1 ? claim.name() : claim.name() + "#" + claim.attempt(), end);
        Verdict verdict = judge.apply(claim, end);
        if (verdict instanceof Verdict.Retry retry) {
            job.claim = new ClaimedJob(
                    claim.jobId(),
                    claim.name(),
                    claim.command(),
                    retry.nextAttempt(),
                    claim.runId(),
                    claim.resources(),
                    claim.supportsTermination(),
                    claim.outputPaths());
            to(job, JobStatus.READY);
        } else {
            to(job, end.status());
            for (Job next : dependents.getOrDefault(claim.jobId(), List.of())) {
                if (--next.waits == 0) {
                    to(next, JobStatus.READY);
                }
            }
        }
        return verdict;
    }

    @Override
    public synchronized void together(Runnable steps) {
        inVain = failuresOfTogether-- > 0;
        calls.add("together");
        try {
            steps.run();
            if (inVain) {
                throw new IllegalStateException("nothing was written");
            }
        } finally {
            inVain = false;
            calls.add("written");
        }
    }

    @Override
    public synchronized Pulse heartbeat(Collection<ClaimedJob> held) {
        calls.add("heartbeat " + held.stream().map(ClaimedJob::name).toList());
        return new Pulse(
                canceled, Set.copyOf(held.stream().filter(lost::contains).toList()));
    }

    @Override
    public synchronized ActionOrders actions(List<String> triggers, Map<Long, Integer> known) {
        List<ActionOrder> orders = due.stream()
                .filter(order -> triggers.contains(order.trigger()))
                .filter(order -> !known.containsKey(order.actionId()))
                .filter(order -> !order.trigger().equals("on_workflow_complete")
                        || progress().complete())
                .toList();
        orders.forEach(order -> calls.add("take " + order.trigger()));
        return new ActionOrders(orders, elsewhere-- > 0, !due.isEmpty() || elsewhere >= 0);
    }

    @Override
    public synchronized void acted(ActionOrder order, boolean well, String message) {
        if (failuresOfActed-- > 0) {
            throw new IllegalStateException("reports are away");
        }
        calls.add("acted " + order.trigger());
        acted.add((well ? "well: " : "failed: ") + message);
    }

    @Override
    public synchronized Progress progress() {
        long ended = counts.entrySet().stream()
                .filter(entry -> entry.getKey().ended())
                .mapToLong(Map.Entry::getValue)
                .sum();
        boolean complete = ended == jobs.size() && settling-- <= 0;
        return new Progress(counts, complete, canceled, false);
    }

    @Override
    public synchronized void awaitChange(Duration longest) throws InterruptedException {
        long seen = news;
        long deadline = System.nanoTime() + longest.toNanos();
        while (news == seen && System.nanoTime() < deadline) {
            wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
    }

    @Override
    public void deactivate() {
        calls.add("deactivate");
    }

    @Override
    public void close() {
        calls.add("close");
    }

    /** Cancels the workflow from outside. */
    synchronized void cancel() {
        canceled = true;
        jobs.values().stream().filter(job -> job.status.held()).toList().forEach(job -> to(job, JobStatus.CANCELED));
        changed();
    }

    /** Gives a running job to another runner. */
    synchronized void lose(String name) {
        for (Job job : jobs.values()) {
            if (job.claim.name().equals(name)) {
                lost.add(job.claim);
                to(job, JobStatus.FAILED);
            }
        }
    }

    /** Has a job done by somebody else, from claim to end. */
    synchronized void elsewhere(long id, JobStatus status) {
        to(jobs.get(id), status);
        changed();
    }

    private void changed() {
        news++;
        notifyAll();
    }

    JobEnd end(String name) {
        return ends.get(name);
    }
}
