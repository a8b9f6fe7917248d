package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.InputChange;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.ItemRecords;
import dev.baton.engine.record.Keys;
import dev.baton.engine.record.Ranges;
import dev.baton.engine.store.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What can be told of a workflow by looking at all its jobs. */
final class WorkflowFacts {
    private static final Set<JobStatus> COMPARABLE = Set.of(JobStatus.COMPLETED, JobStatus.FAILED);

    private final Tables tables;
    private final Inputs inputs;

    WorkflowFacts(Tables tables, Inputs inputs) {
        this.tables = tables;
        this.inputs = inputs;
    }

    /** Files that must exist before a run: inputs without a producer, and outputs of completed jobs. */
    List<FileRecord> requiredFiles(long workflow) {
        List<FileRecord> files = tables.files().list(workflow);
        if (files.isEmpty()) {
            return List.of();
        }
        List<Item> jobs = tables.jobs().items(workflow);
        List<Item> details = tables.jobs().details(workflow, jobs);
        Set<Long> read = new HashSet<>();
        Set<Long> written = new HashSet<>();
        Set<Long> done = new HashSet<>();
        for (int i = 0; i < jobs.size(); i++) {
            boolean completed = JobItems.status(jobs.get(i)) == JobStatus.COMPLETED;
            Ranges.each(details.get(i).text(INPUT_FILES), read::add);
            Ranges.each(details.get(i).text(OUTPUT_FILES), number -> {
                written.add(number);
                if (completed) {
                    done.add(number);
                }
            });
        }
        return files.stream()
                .filter(file -> {
                    long number = Ids.number(file.id());
                    return done.contains(number) || read.contains(number) && !written.contains(number);
                })
                .toList();
    }

    /** Completed or failed jobs that are made of something else now, or whose inputs changed. */
    List<Item> changed(long workflow) {
        List<Item> found = new ArrayList<>();
        changes(workflow).forEach(change -> found.add(change.job()));
        return found;
    }

    /** A job and what changed of it since it ended. */
    record Changed(Item job, List<InputChange> changes) {}

    /** Completed or failed jobs that are made of something else now, or whose inputs changed, with what it was. */
    List<Changed> changes(long workflow) {
        List<Item> jobs = tables.jobs().items(workflow);
        List<Item> details = tables.jobs().details(workflow, jobs);
        Map<Long, Optional<ItemRecords.Kept<FileRecord>>> files = new HashMap<>();
        Map<Long, Optional<ItemRecords.Kept<UserData>>> data = new HashMap<>();
        List<Changed> changed = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            Item job = jobs.get(i);
            if (!COMPARABLE.contains(JobItems.status(job)) || !job.has(RESULT)) {
                continue;
            }
            List<InputChange> differences = inputs.changes(
                    job,
                    details.get(i),
                    id -> files.computeIfAbsent(id, tables.files()::kept),
                    id -> data.computeIfAbsent(id, tables.userData()::kept));
            if (!differences.isEmpty()) {
                changed.add(new Changed(job, differences));
            }
        }
        return changed;
    }

    /** The edges between jobs, in the order of the waiting job; what shares a record through a latch is told job by job. */
    List<Dependency> dependencies(long workflow) {
        Graph graph = Snapshot.read(tables.jobs(), workflow).graph();
        List<Dependency> found = new ArrayList<>();
        for (int job = 0; job < graph.jobs().size(); job++) {
            Relations waiting = graph.jobs().get(job);
            for (int source : sources(graph, job)) {
                Relations other = graph.jobs().get(source);
                found.add(new Dependency(
                        Ids.of(workflow, waiting.number()),
                        waiting.name(),
                        Ids.of(workflow, other.number()),
                        other.name()));
            }
        }
        return found;
    }

    private static Set<Integer> sources(Graph graph, int job) {
        Set<Integer> sources = new TreeSet<>();
        Set<Integer> latches = new HashSet<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(job));
        while (!next.isEmpty()) {
            for (int source : graph.needs()[next.poll()]) {
                if (graph.isJob(source)) {
                    sources.add(source);
                } else if (latches.add(source)) {
                    next.add(source);
                }
            }
        }
        sources.remove(job);
        return sources;
    }

    /** What changed of the job since it ended; empty where it did not end, or may not be compared. */
    List<InputChange> changes(Item job) {
        return COMPARABLE.contains(JobItems.status(job)) && job.has(RESULT)
                ? inputs.changes(job, tables.jobs().details(job), tables.files()::kept, tables.userData()::kept)
                : List.of();
    }

    /** Whether every job that is not disabled is uninitialized. */
    boolean uninitialized(long workflow) {
        return tables.jobs().items(workflow).stream()
                .map(JobItems::status)
                .allMatch(status -> status == JobStatus.UNINITIALIZED || status == JobStatus.DISABLED);
    }

    List<Long> jobIds(long workflow) {
        return tables.jobs().items(workflow).stream()
                .map(job -> Ids.of(workflow, Keys.number(job.key())))
                .toList();
    }
}
