package dev.baton.engine.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Finds jobs that wait for each other in a circle, by explicit dependencies, files and user data together. Records are nodes
 * of their own, so N producers and M consumers cost N + M edges; the search is a loop, not a recursion.
 *
 * <p>A job that reads and writes the same record waits for its other producers, not for itself. So two nodes stand for a
 * record: all of its producers, and those alone that do not read it.
 */
final class CycleCheck {
    private static final int MAX_CYCLES = 10;

    private final int[][] waitsFor;
    private final int jobs;

    private CycleCheck(List<JobSpec> specs, int files, int userData) {
        jobs = specs.size();
        waitsFor = new int[jobs + 2 * files + 2 * userData][];
        IndexSet[] edges = new IndexSet[waitsFor.length];
        Arrays.setAll(edges, i -> new IndexSet());
        for (int job = 0; job < jobs; job++) {
            for (int other : specs.get(job).dependsOn()) {
                edges[job].add(other);
            }
        }
        addRecords(specs, edges, jobs, files, JobSpec::inputFiles, JobSpec::outputFiles);
        addRecords(specs, edges, jobs + 2 * files, userData, JobSpec::inputUserData, JobSpec::outputUserData);
        for (int node = 0; node < edges.length; node++) {
            waitsFor[node] = edges[node].sorted();
            edges[node] = null;
        }
    }

    /** Up to ten circles without a job in common; in each, a job waits for the next, and the last for the first. */
    static List<int[]> cycles(List<JobSpec> jobs, int files, int userData) {
        return new CycleCheck(jobs, files, userData).search();
    }

    private static void addRecords(
            List<JobSpec> specs,
            IndexSet[] edges,
            int base,
            int records,
            Function<JobSpec, int[]> inputs,
            Function<JobSpec, int[]> outputs) {
        int[] firstUpdater = new int[records];
        Arrays.fill(firstUpdater, -1);
        for (int record = 0; record < records; record++) {
            edges[base + record].add(base + records + record);
        }
        for (int job = 0; job < specs.size(); job++) {
            int[] read = inputs.apply(specs.get(job));
            int[] written = outputs.apply(specs.get(job));
            for (int record : written) {
                boolean updates = Arrays.binarySearch(read, record) >= 0;
                edges[base + record + (updates ? 0 : records)].add(job);
                if (updates && firstUpdater[record] < 0) {
                    firstUpdater[record] = job;
                } else if (updates) {
                    // Any two that read and write one record wait for each other; the first stands for the rest.
                    edges[job].add(firstUpdater[record]);
                    edges[firstUpdater[record]].add(job);
                }
            }
            for (int record : read) {
                boolean updates = Arrays.binarySearch(written, record) >= 0;
                edges[job].add(base + record + (updates ? records : 0));
            }
        }
    }

    /** Depth first; a node on the path that is met again closes a circle. */
    private List<int[]> search() {
        List<int[]> cycles = new ArrayList<>();
        boolean[] reported = new boolean[jobs];
        int[] next = new int[waitsFor.length];
        boolean[] onPath = new boolean[waitsFor.length];
        boolean[] seen = new boolean[waitsFor.length];
        int[] path = new int[waitsFor.length];
        for (int start = 0; start < jobs && cycles.size() < MAX_CYCLES; start++) {
            if (seen[start]) {
                continue;
            }
            int depth = 0;
            path[0] = start;
            seen[start] = true;
            onPath[start] = true;
            while (depth >= 0) {
                int node = path[depth];
                if (next[node] == waitsFor[node].length) {
                    onPath[node] = false;
                    depth--;
                    continue;
                }
                int other = waitsFor[node][next[node]++];
                if (onPath[other] && cycles.size() < MAX_CYCLES) {
                    report(path, depth, other, reported, cycles);
                } else if (!seen[other]) {
                    seen[other] = true;
                    onPath[other] = true;
                    path[++depth] = other;
                }
            }
        }
        return cycles;
    }

    private void report(int[] path, int depth, int first, boolean[] reported, List<int[]> cycles) {
        int from = depth;
        while (path[from] != first) {
            from--;
        }
        int[] cycle =
                Arrays.stream(path, from, depth + 1).filter(node -> node < jobs).toArray();
        if (Arrays.stream(cycle).anyMatch(job -> reported[job])) {
            return;
        }
        int least = 0;
        for (int i = 0; i < cycle.length; i++) {
            reported[cycle[i]] = true;
            least = cycle[i] < cycle[least] ? i : least;
        }
        int[] rotated = new int[cycle.length];
        System.arraycopy(cycle, least, rotated, 0, cycle.length - least);
        System.arraycopy(cycle, 0, rotated, cycle.length - least, least);
        cycles.add(rotated);
    }
}
