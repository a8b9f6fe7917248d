package dev.baton.engine.record;

import dev.baton.engine.store.Key;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a workflow's items stand. They spread over partitions by number, in levels: numbers below 512 share one, those
 * below 16,384 spread over 16 by modulo, the rest over 256 (a range would be hot, since jobs that run together have
 * neighbouring numbers).
 */
public final class Keys {
    private static final long SMALL = 512;
    private static final long MEDIUM = 16_384;

    /** How many times as early the items spread that many others write to. */
    private static final long BUSY = 64;

    private Keys() {}

    /** The partition of the workflow's own items and of its lowest numbers. */
    public static String root(long workflow) {
        return "w/" + workflow;
    }

    /** The partition of the items with this number. */
    public static String partition(long workflow, long number) {
        return partition(workflow, Math.abs(number), 1);
    }

    private static String partition(long workflow, long n, long weight) {
        if (n * weight < SMALL) {
            return root(workflow);
        }
        return n * weight < MEDIUM ? root(workflow) + "/a" + n % 16 : root(workflow) + "/b" + n % 256;
    }

    /** The key of the item of this kind (a short prefix) and number. */
    public static Key of(long workflow, String kind, long number) {
        return new Key(partition(workflow, number), kind + "/" + digits(Math.abs(number)));
    }

    /** The key of an item that is written 64 times as often as others, as a latch is: they spread from number 8 on. */
    public static Key busy(long workflow, String kind, long number) {
        long n = Math.abs(number);
        return new Key(partition(workflow, n, BUSY), kind + "/" + digits(n));
    }

    /** Up to which number others reach the partitions of busy items with numbers up to this one. */
    public static long reachOfBusy(long highest) {
        return highest * BUSY;
    }

    /** Every partition that may hold items with numbers up to this one. */
    public static List<String> partitions(long workflow, long highest) {
        List<String> partitions = new ArrayList<>();
        partitions.add(root(workflow));
        for (int i = 0; highest >= SMALL && i < 16; i++) {
            partitions.add(root(workflow) + "/a" + i);
        }
        for (int i = 0; highest >= MEDIUM && i < 256; i++) {
            partitions.add(root(workflow) + "/b" + i);
        }
        return partitions;
    }

    /** The number as seven digits, so that text order is number order. */
    public static String digits(long number) {
        String text = Long.toString(number);
        return "0000000".substring(Math.min(7, text.length())) + text;
    }

    /** The number in a sort key of the form kind/number or kind/number/more. */
    public static long number(Key key) {
        String sort = key.sort();
        int start = sort.indexOf('/') + 1;
        return Long.parseLong(sort, start, start + 7, 10);
    }
}
