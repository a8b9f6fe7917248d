package dev.baton.engine.workflow;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Query;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The ready jobs of a workflow in the order of their ranks, read from the index page by page. Not thread-safe. */
final class ReadyQueue implements Iterator<Item> {
    private final List<Lane> lanes = new ArrayList<>();

    /** @param page how many entries are read at once from each partition */
    ReadyQueue(ItemStore items, long workflow, Item workflowItem, int page) {
        int cpus = (int) workflowItem.number(WorkflowAttributes.CPU_SHARDS, 0);
        int gpus = (int) workflowItem.number(WorkflowAttributes.GPU_SHARDS, 0);
        for (String partition : ReadySlot.partitions(workflow, cpus, gpus)) {
            lanes.add(new Lane(items, Query.index(partition).limit(page)));
        }
    }

    /** One partition of the index. */
    private static final class Lane {
        private final ItemStore items;
        private final Deque<Item> read = new ArrayDeque<>();
        private Query next;

        Lane(ItemStore items, Query first) {
            this.items = items;
            this.next = first;
        }

        Item peek() {
            while (read.isEmpty() && next != null) {
                ItemPage page = items.query(next);
                read.addAll(page.items());
                next = page.cursor().map(next::after).orElse(null);
            }
            return read.peek();
        }
    }

    private Lane first() {
        Lane first = null;
        for (Lane lane : lanes) {
            Item item = lane.peek();
            if (item != null
                    && (first == null
                            || item.text(Item.INDEX_SORT).compareTo(first.peek().text(Item.INDEX_SORT)) < 0)) {
                first = lane;
            }
        }
        return first;
    }

    @Override
    public boolean hasNext() {
        return first() != null;
    }

    @Override
    public Item next() {
        Lane lane = first();
        if (lane == null) {
            throw new NoSuchElementException("no further job is ready");
        }
        return lane.read.poll();
    }
}
