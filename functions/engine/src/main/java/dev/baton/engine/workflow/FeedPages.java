package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.record.Ranges;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Update;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * What waits for a node, as text: in the node's own item while it is short, else in pages of up to a kilobyte, which carry
 * the epoch in their keys so that an old propagation never reads a new graph.
 *
 * @param sole text of the jobs that wait for this node only; null for none
 * @param push text of the push jobs that wait for this node only; null for none
 * @param others text of the other targets; null for none
 * @param pages the pages, empty where all stand in the node's item
 */
record FeedPages(String sole, String push, String others, List<Item> pages) {
    private static final int MOST_INLINE = 100;
    private static final int MOST_PAGE = 900;

    /** The key of a page of the node with this key. */
    static Key key(Key node, long epoch, long page) {
        return new Key(node.partition(), "F" + node.sort() + "/" + epoch + "/" + page);
    }

    /** The feeds of a node of a graph without push jobs. */
    static FeedPages of(Graph graph, int node, Key key, long epoch) {
        return of(graph, node, key, epoch, job -> false);
    }

    /**
     * The feeds of a graph's node whose item has this key.
     *
     * @param pushed whether the job with this number is a push job
     */
    static FeedPages of(Graph graph, int node, Key key, long epoch, LongPredicate pushed) {
        long[] feeds = graph.soleFeeds(node);
        String sole = Ranges.format(only(feeds, pushed, false));
        String push = Ranges.format(only(feeds, pushed, true));
        String others = Ranges.format(graph.otherFeeds(node));
        if (length(sole) + length(push) + length(others) <= MOST_INLINE) {
            return new FeedPages(sole, push, others, List.of());
        }
        List<Item> pages = new ArrayList<>();
        pages(pages, key, epoch, SOLE_FEEDS, sole);
        pages(pages, key, epoch, PUSH_FEEDS, push);
        pages(pages, key, epoch, FEEDS, others);
        return new FeedPages(null, null, null, pages);
    }

    private static long[] only(long[] jobs, LongPredicate pushed, boolean wanted) {
        long[] found = new long[jobs.length];
        int count = 0;
        for (long job : jobs) {
            if (pushed.test(job) == wanted) {
                found[count++] = job;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static void pages(List<Item> pages, Key key, long epoch, String attribute, String ranges) {
        for (String part : split(ranges)) {
            pages.add(
                    Item.at(key(key, epoch, pages.size())).with(attribute, part).build());
        }
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    private static List<String> split(String ranges) {
        List<String> parts = new ArrayList<>();
        for (int start = 0; start < length(ranges); ) {
            int end =
                    start + MOST_PAGE >= ranges.length() ? ranges.length() : ranges.lastIndexOf(',', start + MOST_PAGE);
            parts.add(ranges.substring(start, end));
            start = end + 1;
        }
        return parts;
    }

    /** Adds what the node's item keeps of its feeds. */
    Item.Builder write(Item.Builder node) {
        return node.with(SOLE_FEEDS, sole)
                .with(PUSH_FEEDS, push)
                .with(FEEDS, others)
                .with(FEED_PAGES, pages.size(), 0);
    }

    /** Changes an existing node's item likewise. */
    Update.Builder write(Update.Builder node) {
        node.set(SOLE_FEEDS, sole).set(PUSH_FEEDS, push).set(FEEDS, others);
        return pages.isEmpty() ? node.remove(FEED_PAGES) : node.set(FEED_PAGES, pages.size());
    }
}
