package dev.baton.simulation;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.store.Update;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The shared items as a process sees them: others may come between before and after each operation, and the plan's faults happen.
 * Outside of tasks everything is quiet.
 */
final class SimulatedStore implements ItemStore {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMillis(200),
            Duration.ofSeconds(5),
            Duration.ofSeconds(40),
            Duration.ofSeconds(100),
            Duration.ofMinutes(15),
            Duration.ofHours(3));

    private final Simulation simulation;
    private final SharedItems items;
    private final boolean quiet;

    /**
     * @param quiet whether nothing comes between and nothing fails, though a task may be running
     */
    SimulatedStore(Simulation simulation, SharedItems items, boolean quiet) {
        this.simulation = simulation;
        this.items = items;
        this.quiet = quiet;
    }

    private boolean disturbed() {
        return !quiet && simulation.inTask();
    }

    /** After an operation; where whole states are compared, what comes before the next one is the same state. */
    private void pause() {
        if (disturbed() && !simulation.remembers()) {
            simulation.pause();
        }
    }

    @Override
    public Optional<Item> get(Key key) {
        before(Operation.READ, () -> "get " + Names.of(key));
        Optional<Item> item = items.get(key);
        see(item);
        pause();
        return item;
    }

    @Override
    public ItemPage query(Query query) {
        Fault fault = before(query.index() ? Operation.INDEX : Operation.READ, () -> "query " + Describe.query(query));
        boolean stale = fault == Fault.STALE && items.indexAge() > 0;
        ItemPage page = stale ? old(query) : items.query(query);
        page.items().forEach(item -> see(Optional.of(item)));
        pause();
        return page;
    }

    private ItemPage old(Query query) {
        int ago = 1 + simulation.choices.below(items.indexAge());
        trace("stale", () -> "by " + ago + " changes");
        return items.stale(query, ago);
    }

    @Override
    public Outcome put(Item item, Condition condition) {
        Fault fault = before(
                Operation.WRITE,
                () -> "put " + Names.of(item.key()) + " if " + new Describe(item.key()).condition(condition));
        return after(fault, items.put(item, condition));
    }

    @Override
    public Outcome update(Key key, Update update, Condition condition) {
        Fault fault = before(
                Operation.WRITE,
                () -> "update " + new Describe(key).update(update) + " if " + new Describe(key).condition(condition));
        return after(fault, items.update(key, update, condition));
    }

    @Override
    public Outcome delete(Key key, Condition condition) {
        Fault fault = before(
                Operation.WRITE, () -> "delete " + Names.of(key) + " if " + new Describe(key).condition(condition));
        return after(fault, items.delete(key, condition));
    }

    @Override
    public void putAll(Collection<Item> batch) {
        Fault fault = before(Operation.BULK, () -> "put all " + batch.size());
        if (fault == Fault.APPLIED_UNTOLD) {
            items.putAll(part(batch));
            throw new StoreBusyException("simulated: only a part was written", null);
        }
        items.putAll(batch);
        pause();
    }

    private List<Item> part(Collection<Item> batch) {
        List<Item> part = new ArrayList<>(batch);
        part.removeIf(item -> simulation.choices.below(2) == 0);
        return part;
    }

    private Fault before(Operation operation, Supplier<String> what) {
        if (!disturbed()) {
            trace("", what);
            return Fault.NONE;
        }
        see(1);
        simulation.pause();
        Fault fault = simulation.faults().next(simulation.current(), operation);
        trace(fault == Fault.NONE ? "" : fault.name().toLowerCase(Locale.ROOT), what);
        return switch (fault) {
            case NONE, STALE, APPLIED_UNTOLD -> fault;
            case KILLED -> {
                simulation.kill(simulation.current().process());
                yield fault;
            }
            case PAUSED -> {
                simulation.sleep(simulation.choices.of(PAUSES));
                yield Fault.NONE;
            }
            case THROTTLED, LOST -> {
                see(3);
                throw new StoreBusyException("simulated: " + fault, null);
            }
        };
    }

    private Outcome after(Fault fault, Outcome outcome) {
        trace("", () -> "  " + Describe.outcome(outcome));
        if (fault == Fault.APPLIED_UNTOLD) {
            see(4);
            throw new StoreBusyException("simulated: applied, but not told", null);
        }
        switch (outcome) {
            case Outcome.Applied(Optional<Item> item) -> see(item);
            case Outcome.Refused(Optional<Item> now) -> {
                see(2);
                see(now);
            }
        }
        pause();
        return outcome;
    }

    private void see(Optional<Item> item) {
        if (simulation.remembers()) {
            see(item.map(Hash::of).orElse(0L));
        }
    }

    private void see(long what) {
        if (simulation.remembers() && disturbed()) {
            simulation.current().see(what);
        }
    }

    private void trace(String what, Supplier<String> about) {
        if (quiet) {
            return;
        }
        simulation.trace.add(() -> simulation.line(what, about.get()));
    }

    @Override
    public void close() {
        // The items outlive the process.
    }
}
