package dev.baton.engine.node;

import dev.baton.engine.Backend;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import java.util.ArrayList;
import java.util.List;

/** Addresses of machines that somebody wants to run a workflow's jobs on; kept for its clients. Thread-safe. */
public final class RemoteWorkers {
    private static final String PREFIX = "k/";

    private final Backend backend;

    public RemoteWorkers(Backend backend) {
        this.backend = backend;
    }

    private static Key key(long workflow, String worker) {
        return new Key(Keys.root(workflow), PREFIX + worker);
    }

    /** Adds the addresses to those of a workflow that the caller knows to be there; one that it has already stays. */
    public void add(long workflow, List<String> workers) {
        workers.forEach(worker ->
                backend.items().put(Item.at(key(workflow, worker)).build(), Condition.ANY));
    }

    /** The workflow's addresses in alphabetical order. */
    public List<String> list(long workflow) {
        List<String> found = new ArrayList<>();
        backend.items()
                .each(
                        Query.prefix(Keys.root(workflow), PREFIX),
                        item -> found.add(item.key().sort().substring(PREFIX.length())));
        return found;
    }

    /** Removes the address; NotFoundException where the workflow has it not. */
    public void remove(long workflow, String worker) {
        if (!backend.items().delete(key(workflow, worker), Condition.EXISTS).applied()) {
            throw new NotFoundException("workflow " + workflow + " has no remote worker " + worker);
        }
    }
}
