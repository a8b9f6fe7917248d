package dev.baton.cli.care;

import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.NodeCodec;
import dev.baton.engine.record.Keys;
import dev.baton.engine.record.Kind;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Value;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a doctor remembers of the items of a store, one after the other. Not thread-safe. */
final class StoredFacts {
    /** A runner that says it is at work. */
    record Runner(long workflow, String host, long pid) {}

    /** Text beginning so is the name of a blob: see the engine's Texts. */
    private static final String BLOB = "\u0001text/";

    /** What is so long that it stands in a blob names no host. */
    private static final NodeCodec NODES = new NodeCodec(new Texts(new InMemoryBlobStore()));

    private final Set<String> blobs = new TreeSet<>();
    private final Set<Runner> runners = new LinkedHashSet<>();
    private long newest;

    void take(Item item) {
        item.attributes().values().forEach(this::blobs);
        // When a record changed, when a job was claimed, when a node was heard of: milliseconds since 1970.
        String sort = item.key().sort();
        newest = Math.max(newest, item.number("at", 0));
        if (sort.startsWith(Kind.JOB.prefix() + "/")) {
            newest = Math.max(newest, item.number("ct", 0));
        } else if (sort.startsWith("N/")) {
            newest = Math.max(newest, item.number("b", 0));
        } else if (sort.startsWith(Kind.COMPUTE_NODE.prefix() + "/")) {
            runner(item);
        }
    }

    private void runner(Item item) {
        try {
            long workflow = Long.parseLong(item.key().partition().split("/")[1]);
            ComputeNode node = NODES.read(workflow, Keys.number(item.key()), item);
            if (Boolean.TRUE.equals(node.active())) {
                runners.add(new Runner(workflow, node.hostname() == null ? "" : node.hostname(), node.pid()));
            }
        } catch (RuntimeException unreadable) {
            // Whether records make sense is the engine's matter; here they only help to tell more.
            return;
        }
    }

    private void blobs(Value value) {
        switch (value) {
            case Value.Text(String text) -> {
                if (text.startsWith(BLOB)) {
                    blobs.add(text.substring(1));
                }
            }
            case Value.ListOf(List<Value> values) -> values.forEach(this::blobs);
            case Value.MapOf(var values) -> values.values().forEach(this::blobs);
            case Value.Num num -> {}
            case Value.Bool bool -> {}
            case Value.Bytes bytes -> {}
            case Value.TextSet texts -> {}
            case Value.NumSet numbers -> {}
        }
    }

    /** The keys of blobs that items name. */
    Set<String> namedBlobs() {
        return blobs;
    }

    /** Those who say that they are at work. */
    Collection<Runner> activeRunners() {
        return runners;
    }

    /** The latest time at which something was written, in milliseconds since 1970; 0 for an empty store. */
    long newestMillis() {
        return newest;
    }
}
