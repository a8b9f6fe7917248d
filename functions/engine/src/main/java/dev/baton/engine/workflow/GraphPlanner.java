package dev.baton.engine.workflow;

import dev.baton.engine.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Derives the graph from what jobs read, write and name, in time linear in jobs and relations. An input that nobody
 * produces is no edge; a job that reads and writes the same record waits for its other producers. Deterministic.
 */
final class GraphPlanner {
    /** Any two jobs that read and write one record wait for each other; edges of more would be as many as their pairs. */
    private static final int CIRCLE = 2;

    private final List<Relations> jobs;
    private final Map<Long, Integer> index = new HashMap<>();
    private final Edges edges = new Edges();
    private final List<int[]> needs = new ArrayList<>();
    private int latches;
    private long edgeCount;

    private GraphPlanner(List<Relations> jobs) {
        this.jobs = jobs;
        for (int i = 0; i < jobs.size(); i++) {
            index.put(jobs.get(i).number(), i);
        }
    }

    /** The graph of these jobs, ascending by number; RefusedException names the jobs of a cycle. */
    static Graph plan(List<Relations> jobs) {
        return new GraphPlanner(jobs).plan();
    }

    private Graph plan() {
        for (int job = 0; job < jobs.size(); job++) {
            for (long number : jobs.get(job).dependsOn()) {
                Integer other = index.get(number);
                if (other != null) {
                    edge(other, job);
                }
            }
        }
        share(Relations::outputFiles, Relations::inputFiles);
        share(Relations::outputData, Relations::inputData);
        needs.addAll(Arrays.asList(edges.sourcesByTarget(jobs.size() + latches)));
        for (int node = 0, shared = needs.size(); node < shared; node++) {
            narrow(node);
        }
        int completion = gatherSinks();
        int[][] waitsFor = needs.toArray(int[][]::new);
        int[][] feeds = feeds(waitsFor, completion);
        return new Graph(jobs, waitsFor, feeds, order(waitsFor, feeds), edgeCount);
    }

    private void edge(int source, int target) {
        edges.add(source, target);
        edgeCount++;
    }

    /** Edges from who writes a record to who reads it; a latch between when that takes fewer. */
    private void share(Function<Relations, long[]> outputs, Function<Relations, long[]> inputs) {
        Map<Long, List<Integer>> producers = byRecord(outputs);
        byRecord(inputs).forEach((record, consumers) -> {
            List<Integer> writers = producers.getOrDefault(record, List.of());
            boolean latched = (long) writers.size() * consumers.size() > writers.size() + consumers.size();
            int latch = latched ? jobs.size() + latches++ : -1;
            if (latched) {
                writers.forEach(writer -> edge(writer, latch));
            }
            Set<Integer> alsoWrite = latched ? new HashSet<>(writers) : Set.of();
            int updaters = 0;
            for (int consumer : consumers) {
                if (latched && !alsoWrite.contains(consumer)) {
                    edge(latch, consumer);
                } else if (!latched || ++updaters <= CIRCLE) {
                    writers.stream().filter(writer -> writer != consumer).forEach(writer -> edge(writer, consumer));
                }
            }
        });
    }

    private Map<Long, List<Integer>> byRecord(Function<Relations, long[]> records) {
        Map<Long, List<Integer>> users = new LinkedHashMap<>();
        for (int job = 0; job < jobs.size(); job++) {
            for (long record : records.apply(jobs.get(job))) {
                users.computeIfAbsent(record, unused -> new ArrayList<>(2)).add(job);
            }
        }
        return users;
    }

    /** Puts latches between the node and what it waits for until it waits for few enough. */
    private void narrow(int node) {
        while (needs.get(node).length > Graph.WIDEST) {
            int[] wide = needs.get(node);
            int[] narrower = new int[(wide.length + Graph.WIDEST - 1) / Graph.WIDEST];
            for (int i = 0; i < narrower.length; i++) {
                int end = Math.min(wide.length, (i + 1) * Graph.WIDEST);
                narrower[i] = latch(Arrays.copyOfRange(wide, i * Graph.WIDEST, end));
            }
            needs.set(node, narrower);
        }
    }

    private int latch(int[] sources) {
        needs.add(sources);
        return needs.size() - 1;
    }

    /** The node that arrives at the workflow: the only sink, or a latch over all; none where there is no job. */
    private int gatherSinks() {
        boolean[] feeding = new boolean[needs.size()];
        needs.forEach(sources -> Arrays.stream(sources).forEach(source -> feeding[source] = true));
        int[] sinks =
                IntStream.range(0, jobs.size()).filter(job -> !feeding[job]).toArray();
        if (sinks.length < 2) {
            return sinks.length == 0 ? Graph.WORKFLOW : sinks[0];
        }
        int root = latch(sinks);
        narrow(root);
        return root;
    }

    private static int[][] feeds(int[][] needs, int completion) {
        int[] sizes = new int[needs.length];
        for (int[] sources : needs) {
            for (int source : sources) {
                sizes[source]++;
            }
        }
        if (completion >= 0) {
            sizes[completion]++;
        }
        int[][] feeds = new int[needs.length][];
        for (int node = 0; node < needs.length; node++) {
            feeds[node] = new int[sizes[node]];
        }
        if (completion >= 0) {
            feeds[completion][--sizes[completion]] = Graph.WORKFLOW;
        }
        for (int target = needs.length - 1; target >= 0; target--) {
            for (int source : needs[target]) {
                feeds[source][--sizes[source]] = target;
            }
        }
        return feeds;
    }

    private int[] order(int[][] needs, int[][] feeds) {
        int[] missing = new int[needs.length];
        int[] order = new int[needs.length];
        int end = 0;
        for (int node = 0; node < needs.length; node++) {
            missing[node] = needs[node].length;
            if (missing[node] == 0) {
                order[end++] = node;
            }
        }
        for (int next = 0; next < end; next++) {
            for (int target : feeds[order[next]]) {
                if (target >= 0 && --missing[target] == 0) {
                    order[end++] = target;
                }
            }
        }
        if (end < order.length) {
            throw new RefusedException("the jobs wait for each other in a circle: " + cycle(needs, missing)
                    + "; remove one of these dependencies");
        }
        return order;
    }

    /** The names along one circle of nodes that still miss something, in the order in which each feeds the next. */
    private String cycle(int[][] needs, int[] missing) {
        int node = 0;
        while (missing[node] == 0) {
            node++;
        }
        int[] seenAt = new int[needs.length];
        List<Integer> path = new ArrayList<>();
        while (seenAt[node] == 0) {
            path.add(node);
            seenAt[node] = path.size();
            node = Arrays.stream(needs[node])
                    .filter(source -> missing[source] > 0)
                    .findFirst()
                    .orElseThrow();
        }
        List<String> names = new ArrayList<>();
        for (int i = path.size() - 1; i >= seenAt[node] - 1; i--) {
            if (path.get(i) < jobs.size()) {
                names.add(jobs.get(path.get(i)).name());
            }
        }
        names.add(names.get(0));
        return String.join(" -> ", names.size() > 20 ? names.subList(0, 20) : names);
    }
}
