package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.FileState;
import dev.baton.engine.job.FailureRule;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.job.ResultItems;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.Resources;
import dev.baton.engine.record.Ids;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Query;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.Attempt;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.worker.Ending;
import dev.baton.engine.worker.Pulse;
import dev.baton.engine.worker.Workers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** The workers' protocol over the stores. */
final class StoredWorkers implements Workers {
    /** So many ready jobs are looked at in one claim. */
    private static final int MOST_SEEN = 5_000;

    private static final int PAGE = 100;

    private final Tables tables;
    private final Epochs epochs;
    private final Grants grants;
    private final JobEnds ends;
    private final Retries retries;
    private final AttemptEnds attempts;
    private final Leases leases;
    private final Audit audit;
    private final PushProspects prospects;

    StoredWorkers(
            Tables tables,
            Epochs epochs,
            Grants grants,
            JobEnds ends,
            Retries retries,
            AttemptEnds attempts,
            Leases leases,
            Audit audit) {
        this.tables = tables;
        this.epochs = epochs;
        this.grants = grants;
        this.ends = ends;
        this.retries = retries;
        this.attempts = attempts;
        this.leases = leases;
        this.audit = audit;
        prospects = new PushProspects(tables, new Reasons(tables));
    }

    @Override
    public ComputeNode join(ComputeNode draft) {
        ComputeNode node = tables.computeNodes().create(draft);
        leases.start(node.workflowId(), Ids.number(node.id()));
        return node;
    }

    @Override
    public List<Assignment> claim(long nodeId, ClaimRequest request) {
        long workflowId = Ids.workflow(nodeId);
        long node = Ids.number(nodeId);
        Item workflow = epochs.settled(workflowId);
        if (workflow.truth(WorkflowAttributes.CANCELED)) {
            return List.of();
        }
        List<Assignment> granted = new ArrayList<>();
        if (request.repeated()) {
            granted.addAll(granted(workflowId, node, request.token(), workflow));
        }
        Packing packing = new Packing(request.offer());
        granted.forEach(assignment -> packing.takeHeld(assignment.resources()));
        ReadyQueue queue =
                new ReadyQueue(tables.backend().items(), workflowId, workflow, Math.min(request.limit(), PAGE) + 1);
        for (int seen = 0; granted.size() < request.limit() && seen < MOST_SEEN && queue.hasNext(); seen++) {
            ReadySlot.Demand demand = ReadySlot.Demand.of(queue.next());
            boolean fits = request.anySize() || demand.fits(request.offer()) && packing.take(demand);
            if (fits) {
                Optional<Item> job = grants.start(demand.entry().key(), node, request.token());
                job.ifPresentOrElse(
                        item -> granted.add(assignment(item, workflow, demand::resources)),
                        () -> packing.giveBack(demand));
            } else if (packing.full()) {
                break;
            }
        }
        return granted;
    }

    /** What an earlier request of this token was granted whose answer may have been lost. */
    private List<Assignment> granted(long workflowId, long node, String token, Item workflow) {
        Slots slots = Slots.asArmed(tables, workflowId, workflow);
        return tables.jobs().items(workflowId).stream()
                .filter(job -> JobItems.status(job) == JobStatus.RUNNING
                        && job.number(NODE, 0) == node
                        && token != null
                        && token.equals(job.text(TOKEN)))
                .map(job -> assignment(job, workflow, () -> slots.resources(job)))
                .toList();
    }

    private Assignment assignment(Item item, Item workflow, Supplier<Resources> resources) {
        Job job = tables.jobs().read(item);
        List<FileRecord> outputs = new ArrayList<>();
        for (long id : job.spec().outputFiles()) {
            tables.files().find(id).ifPresent(outputs::add);
        }
        boolean unasked = Ids.number(job.spec().requirementsId()) == JobItems.DEFAULT_REQUIREMENTS;
        return new Assignment(job, WorkflowItems.run(workflow), unasked ? Resources.DEFAULT : resources.get(), outputs);
    }

    @Override
    public Ending finish(long nodeId, Result end, Map<Long, FileState> written) {
        while (true) {
            Optional<Item> found = tables.jobs().find(end.jobId());
            if (found.isEmpty() || Ids.workflow(end.jobId()) != Ids.workflow(nodeId)) {
                return new Ending.NotYours();
            }
            Item job = found.get();
            Optional<Ending> ending =
                    runs(job, end.attempt(), nodeId) ? now(job, end, written) : Optional.of(before(job, end));
            if (ending.isPresent()) {
                return ending.get();
            }
        }
    }

    /** Whether the node works on that attempt. A node's number is its workflow's alone, as a job's is. */
    private static boolean runs(Item job, int attempt, long nodeId) {
        return JobItems.status(job) == JobStatus.RUNNING
                && JobItems.attempt(job) == attempt
                && JobItems.workflow(job.key()) == Ids.workflow(nodeId)
                && job.number(NODE, 0) == Ids.number(nodeId);
    }

    /** Ends the attempt, by its rule if it has one; empty where the job changed meanwhile. */
    private Optional<Ending> now(Item job, Result end, Map<Long, FileState> written) {
        written.forEach((file, state) -> {
            if (Ids.workflow(file) == JobItems.workflow(job.key())) {
                seen(file, state);
            }
        });
        return attempts.end(job, end);
    }

    private void seen(long fileId, FileState state) {
        boolean news = tables.files()
                .find(fileId)
                .filter(file -> !file.state().equals(state))
                .isPresent();
        if (news) {
            tables.files().update(fileId, file -> file.seen(state));
        }
    }

    /** The answer that the same report had before, if it had one; what waits for the job hears again. */
    private Ending before(Item job, Result end) {
        boolean ended = ResultItems.newest(job)
                .filter(result -> result.runId() == end.runId()
                        && result.attempt() == end.attempt()
                        && result.computeNodeId() == end.computeNodeId())
                .isPresent();
        if (ended && JobItems.attempt(job) == end.attempt()) {
            ends.repeat(job);
            return new Ending.Final(JobItems.status(job));
        }
        if (job.number(RETRIED, 0) == end.attempt() && JobItems.attempt(job) == end.attempt() + 1) {
            String script = retries.rule(job, end.returnCode())
                    .map(FailureRule::recoveryScript)
                    .orElse(null);
            return new Ending.Again(script, JobItems.attempt(job));
        }
        return new Ending.NotYours();
    }

    @Override
    public Pulse heartbeat(long nodeId, Collection<Attempt> held) {
        long workflowId = Ids.workflow(nodeId);
        Item workflow = tables.workflows().get(workflowId);
        tables.computeNodes().get(nodeId);
        Set<Attempt> lost = new HashSet<>();
        for (Attempt attempt : held) {
            boolean mine = tables.jobs()
                    .find(attempt.jobId())
                    .filter(job -> runs(job, attempt.attempt(), nodeId))
                    .isPresent();
            if (!mine) {
                lost.add(attempt);
            }
        }
        leases.beat(
                workflowId,
                Ids.number(nodeId),
                held.stream().mapToLong(attempt -> Ids.number(attempt.jobId())).toArray());
        return new Pulse(workflow.truth(WorkflowAttributes.CANCELED), lost);
    }

    @Override
    public void leave(long nodeId) {
        tables.computeNodes().get(nodeId);
        leases.giveUp(Ids.workflow(nodeId), Ids.number(nodeId));
    }

    @Override
    public void giveUpDead(long workflowId, String hostname, LongPredicate alive) {
        List<Long> dead = leases.nodes(workflowId).stream()
                .filter(node -> tables.computeNodes()
                        .find(Ids.of(workflowId, node))
                        .filter(record -> hostname.equals(record.hostname()) && !alive.test(record.pid()))
                        .isPresent())
                .toList();
        if (!dead.isEmpty()) {
            // They may have died between an end and its telling. First, so that whoever dies here leaves it to the
            // next.
            audit.once(workflowId);
        }
        dead.forEach(node -> leases.giveUp(workflowId, node));
    }

    @Override
    public boolean expects(long workflowId) {
        boolean[] found = {false};
        boolean[] pushes = {false};
        tables.backend().items().each(Query.index(Due.PARTITION), entry -> {
            boolean job = entry.key().sort().startsWith("j/");
            boolean mine = JobItems.workflow(entry.key()) == workflowId;
            found[0] |= mine && job;
            pushes[0] |= mine && PushWatch.over(entry) && !job;
        });
        return found[0] || pushes[0] && prospects.more(workflowId);
    }
}
