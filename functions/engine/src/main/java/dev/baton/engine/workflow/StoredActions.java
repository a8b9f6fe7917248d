package dev.baton.engine.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.ConflictException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Item;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Actions over the stores (specification of Torc, section 2.8). */
record StoredActions(Tables tables, Workflows workflows) implements Actions {
    private static final String JOBS = "job_ids";
    private static final String COUNT = "trigger_count";
    private static final String REQUIRED = "required_triggers";
    /** So many jobs are read one by one. */
    private static final int FEW = 64;

    @Override
    public PlainRecord create(PlainRecord draft) {
        return counted(draft.workflowId(), List.of(tables.actions().create(draft)))
                .getFirst();
    }

    @Override
    public List<PlainRecord> list(long workflowId) {
        tables.workflows().get(workflowId);
        return counted(workflowId, tables.actions().list(workflowId));
    }

    @Override
    public List<PlainRecord> pending(long workflowId) {
        return list(workflowId).stream().filter(this::due).toList();
    }

    private boolean due(PlainRecord action) {
        return triggered(action) && (!ActionState.executed(action) || ActionState.abandoned(tables, action));
    }

    /** Whether the counted action was triggered often enough. */
    static boolean triggered(PlainRecord action) {
        return action.fields().path(COUNT).longValue()
                >= action.fields().path(REQUIRED).longValue();
    }

    @Override
    public PlainRecord claim(long workflowId, long actionId, Long computeNodeId) {
        if (Ids.workflow(actionId) != workflowId) {
            throw NotFoundException.of("action", actionId);
        }
        PlainRecord action =
                counted(workflowId, List.of(tables.actions().get(actionId))).getFirst();
        if (!ActionState.executed(action) && !triggered(action)) {
            throw new ConflictException("action " + actionId + " is not triggered yet");
        }
        return ActionState.persistent(action)
                ? action
                : tables.actions().update(actionId, old -> {
                    if (ActionState.executed(old) && !ActionState.abandoned(tables, old)) {
                        throw new ConflictException("action " + actionId + " is executed already");
                    }
                    return ActionState.claimed(old, now(tables), computeNodeId, false);
                });
    }

    /** The time as records keep it. */
    static String now(Tables tables) {
        return Instant.ofEpochMilli(tables.backend().now())
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    /** After an initialise every action may be executed again; those that a recovery made are gone. */
    void rearm(long workflowId) {
        for (PlainRecord action : tables.actions().list(workflowId)) {
            if (action.fields().path("is_recovery").booleanValue()) {
                tables.actions().delete(action.id());
            } else if (ActionState.executed(action)) {
                tables.actions().update(action.id(), ActionState::rearmed);
            }
        }
    }

    /** The actions with how often they were triggered and have to be. */
    List<PlainRecord> counted(long workflowId, List<PlainRecord> actions) {
        if (actions.isEmpty()) {
            return actions;
        }
        Item workflow = tables.workflows().get(workflowId);
        Map<Long, JobStatus> statuses = WorkflowItems.epoch(workflow) == 0 ? Map.of() : statuses(workflowId, actions);
        return actions.stream()
                .map(action -> counted(workflow, workflowId, action, statuses))
                .toList();
    }

    private PlainRecord counted(Item workflow, long workflowId, PlainRecord action, Map<Long, JobStatus> statuses) {
        boolean begun = WorkflowItems.epoch(workflow) > 0;
        JsonNode jobs = action.fields().path(JOBS);
        String trigger = action.fields().path("trigger_type").asText();
        long count = !begun
                ? 0
                : switch (trigger) {
                    case "on_jobs_ready" ->
                        count(
                                jobs,
                                statuses,
                                status -> status != JobStatus.UNINITIALIZED && status != JobStatus.BLOCKED);
                    case "on_jobs_complete" -> count(jobs, statuses, JobStatus::ended);
                    case "on_workflow_complete" -> over(workflowId) ? 1 : 0;
                    default -> 1;
                };
        long required = trigger.startsWith("on_jobs_") ? Math.max(1, jobs.size()) : 1;
        ObjectNode fields = action.fields().deepCopy().put(COUNT, count).put(REQUIRED, required);
        return new PlainRecord(action.id(), workflowId, fields);
    }

    private boolean over(long workflowId) {
        Completion completion = workflows.completion(workflowId);
        return completion.complete() && !completion.canceled();
    }

    private static long count(JsonNode jobs, Map<Long, JobStatus> statuses, Predicate<JobStatus> far) {
        long count = 0;
        for (JsonNode id : jobs) {
            JobStatus status = statuses.get(id.longValue());
            // A job that was removed holds nothing up.
            count += status == null || far.test(status) ? 1 : 0;
        }
        return count;
    }

    private Map<Long, JobStatus> statuses(long workflowId, List<PlainRecord> actions) {
        Set<Long> wanted = new TreeSet<>();
        actions.forEach(action -> action.fields().path(JOBS).forEach(id -> wanted.add(id.longValue())));
        List<Item> jobs = wanted.size() > FEW
                ? tables.jobs().items(workflowId)
                : wanted.stream()
                        .map(tables.jobs()::find)
                        .flatMap(Optional::stream)
                        .toList();
        Map<Long, JobStatus> statuses = new HashMap<>();
        jobs.forEach(job -> statuses.put(Ids.of(workflowId, Keys.number(job.key())), JobItems.status(job)));
        return statuses;
    }
}
