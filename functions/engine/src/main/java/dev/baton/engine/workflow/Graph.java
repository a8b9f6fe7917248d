package dev.baton.engine.workflow;

import java.util.Arrays;
import java.util.List;

/**
 * A workflow's jobs and latches, and what each waits for. Nodes are indexes: first the jobs in the order of their numbers,
 * then the latches. A latch stands where more than {@link #WIDEST} nodes would be waited for, or where several producers
 * and consumers share a record; it arrives at what waits for it once all it waits for has arrived. Immutable; made by
 * {@link GraphPlanner}.
 *
 * @param jobs the jobs, ascending by number
 * @param needs what each node waits for, ascending
 * @param feeds what waits for each node, ascending; {@link #WORKFLOW} is the workflow's completion
 * @param order every node after all that it waits for
 * @param edges how many edges there are between jobs and through shared records
 */
record Graph(List<Relations> jobs, int[][] needs, int[][] feeds, int[] order, long edges) {
    /** As many numbers a node waits for at most: they take some 250 bytes. */
    static final int WIDEST = 64;
    /** The target that stands for the workflow's completion. */
    static final int WORKFLOW = -1;

    /** How many nodes there are. */
    int size() {
        return needs.length;
    }

    /** How many of them are latches. */
    int latches() {
        return size() - jobs.size();
    }

    boolean isJob(int node) {
        return node >= 0 && node < jobs.size();
    }

    /** The number that items know the node by: a job's own, below zero for a latch, zero for the workflow. */
    long number(int node) {
        if (node == WORKFLOW) {
            return 0;
        }
        return isJob(node) ? jobs.get(node).number() : -(node - jobs.size() + 1L);
    }

    /** The numbers of what the node waits for. */
    long[] needs(int node) {
        return numbers(needs[node], needs[node].length);
    }

    /** The numbers of what waits for the node and nothing else. */
    long[] soleFeeds(int node) {
        return feeds(node, true);
    }

    /** The numbers of all others that wait for the node. */
    long[] otherFeeds(int node) {
        return feeds(node, false);
    }

    private long[] feeds(int node, boolean sole) {
        int[] wanted = new int[feeds[node].length];
        int found = 0;
        for (int target : feeds[node]) {
            if ((isJob(target) && needs[target].length == 1) == sole) {
                wanted[found++] = target;
            }
        }
        return numbers(wanted, found);
    }

    private long[] numbers(int[] nodes, int count) {
        long[] numbers = new long[count];
        Arrays.setAll(numbers, i -> number(nodes[i]));
        return numbers;
    }
}
