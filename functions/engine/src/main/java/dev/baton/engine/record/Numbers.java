package dev.baton.engine.record;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives out the numbers of records. Each workflow has one counter item; blocks of numbers are reserved there, twice as many
 * each time somebody asks for single ones, and what a dead process had reserved is never used. Thread-safe.
 */
public final class Numbers {
    private static final int LARGEST_BLOCK = 256;
    private static final int MOST_BLOCKS = 10_000;

    private final ItemStore items;
    private final Map<String, Block> blocks = new ConcurrentHashMap<>();

    private record Block(long next, long end, int size) {}

    public Numbers(ItemStore items) {
        this.items = items;
    }

    /** The counter item of a new workflow, with what is used of each kind already. */
    public static Item counter(long workflow, Map<Kind, Long> used) {
        Item.Builder item = Item.at(key(workflow));
        used.forEach((kind, count) -> item.with(kind.prefix(), count));
        return item.build();
    }

    private static Key key(long workflow) {
        return new Key(Keys.root(workflow), "#");
    }

    /** One fresh number; NotFoundException for an unknown workflow. */
    public long one(long workflow, Kind kind) {
        if (blocks.size() > MOST_BLOCKS) {
            blocks.clear();
        }
        String name = workflow + kind.prefix();
        while (true) {
            Block block = blocks.get(name);
            if (block == null || block.next == block.end) {
                return reserved(name, workflow, kind, block == null ? 1 : Math.min(2 * block.size, LARGEST_BLOCK));
            }
            if (blocks.replace(name, block, new Block(block.next + 1, block.end, block.size))) {
                return block.next;
            }
        }
    }

    /** The first of a new block. Where two come here at once, the block of one is left unused. */
    private long reserved(String name, long workflow, Kind kind, int size) {
        long first = many(workflow, kind, size);
        Block block = new Block(first + 1, first + size, size);
        items.onceWritten(() -> blocks.put(name, block), () -> {});
        return first;
    }

    /** The first of that many fresh, consecutive numbers. */
    public long many(long workflow, Kind kind, int count) {
        Outcome outcome = items.update(
                key(workflow), Update.change().add(kind.prefix(), count).build(), Condition.EXISTS);
        if (!(outcome instanceof Outcome.Applied(Optional<Item> item))) {
            throw NotFoundException.of("workflow", workflow);
        }
        long last = item.orElseThrow().number(kind.prefix(), 0);
        if (last > Ids.MAX_NUMBER) {
            throw new RefusedException("a workflow holds at most " + Ids.MAX_NUMBER + " records of the kind "
                    + kind.title() + " over its life");
        }
        return last - count + 1;
    }

    /** The highest number given out so far, 0 for none or for an unknown workflow. */
    public long highest(long workflow, Kind kind) {
        return items.get(key(workflow))
                .map(item -> item.number(kind.prefix(), 0))
                .orElse(0L);
    }

    /** The highest number of any kind: how far the workflow's partitions reach. */
    public long highestOfAll(long workflow) {
        Optional<Item> counter = items.get(key(workflow));
        long highest = 0;
        for (Kind kind : Kind.values()) {
            highest = Math.max(
                    highest, counter.map(item -> item.number(kind.prefix(), 0)).orElse(0L));
        }
        return highest;
    }

    /** Forgets what was reserved of a workflow that is gone. */
    public void forget(long workflow) {
        for (Kind kind : Kind.values()) {
            blocks.remove(workflow + kind.prefix());
        }
    }
}
