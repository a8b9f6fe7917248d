package dev.baton.simulation;

import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.record.Ids;
import dev.baton.engine.store.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The jobs of a world and what each of them waits for, straight from what they name: what the engine's graph must agree with. */
final class Blueprint {
    /**
     * A job as it was asked for.
     *
     * @param needs the numbers of the jobs that have to end before it
     * @param cancels whether a failure before it cancels it
     */
    record Planned(long number, String name, Set<Long> needs, boolean cancels) {}

    private final World world;
    private Map<Long, Planned> jobs;

    Blueprint(World world) {
        this.world = world;
    }

    /** Forgets what it reckoned where the write makes, marks or removes a job. */
    void written(Item before, Item after) {
        Item any = after == null ? before : after;
        boolean same = before != null
                && after != null
                && before.has(JobAttributes.TOMBSTONE) == after.has(JobAttributes.TOMBSTONE);
        if (!same && State.isJob(any)) {
            jobs = null;
        }
    }

    /** The jobs that are there, by number; those that are being deleted are not. */
    Map<Long, Planned> jobs() {
        if (jobs == null) {
            jobs = reckon(world.look().jobs().list(world.workflow));
        }
        return jobs;
    }

    private static Map<Long, Planned> reckon(List<Job> all) {
        Map<Long, Set<Long>> files = new HashMap<>();
        Map<Long, Set<Long>> data = new HashMap<>();
        Set<Long> there = new HashSet<>();
        for (Job job : all) {
            there.add(Ids.number(job.id()));
            writers(files, job.spec().outputFiles(), job);
            writers(data, job.spec().outputUserData(), job);
        }
        Map<Long, Planned> planned = new TreeMap<>();
        for (Job job : all) {
            NewJob spec = job.spec();
            Set<Long> needs = new TreeSet<>();
            spec.dependsOn().forEach(id -> needs.add(Ids.number(id)));
            spec.inputFiles().forEach(id -> needs.addAll(files.getOrDefault(id, Set.of())));
            spec.inputUserData().forEach(id -> needs.addAll(data.getOrDefault(id, Set.of())));
            long number = Ids.number(job.id());
            needs.remove(number);
            needs.retainAll(there);
            planned.put(number, new Planned(number, spec.name(), needs, spec.cancelOnBlockingJobFailure()));
        }
        return planned;
    }

    private static void writers(Map<Long, Set<Long>> writers, List<Long> records, Job job) {
        records.forEach(
                id -> writers.computeIfAbsent(id, unused -> new HashSet<>()).add(Ids.number(job.id())));
    }
}
