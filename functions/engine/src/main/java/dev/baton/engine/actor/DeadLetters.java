package dev.baton.engine.actor;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Messages that could not be run, and news that could not be sent, for an operator to see. Thread-safe. */
public final class DeadLetters {
    private static final String PARTITION = "actor-dead";

    private final ItemStore items;
    private final Clock clock;

    /**
     * One of them.
     *
     * @param diedAt in milliseconds since 1970
     */
    public record DeadLetter(String actorId, String executionId, String reason, long diedAt) {}

    DeadLetters(ItemStore items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    void add(Key execution, String reason) {
        items.put(
                Item.at(new Key(PARTITION, execution.sort()))
                        .with("a", ExecutionItems.actorId(execution))
                        .with("r", reason)
                        .with("t", clock.millis())
                        .build(),
                Condition.ABSENT);
    }

    /** All of them, oldest message first. */
    public List<DeadLetter> list() {
        List<DeadLetter> all = new ArrayList<>();
        items.each(Query.partition(PARTITION), item -> all.add(read(item)));
        return all;
    }

    private static DeadLetter read(Item item) {
        return new DeadLetter(item.text("a"), ExecutionItems.id(item.key()), item.text("r"), item.number("t", 0));
    }

    /** That of this execution; NotFoundException for none. */
    public DeadLetter get(String executionId) {
        return Ids.place(executionId)
                .flatMap(place -> items.get(new Key(PARTITION, place.sort())))
                .map(DeadLetters::read)
                .orElseThrow(() -> new NotFoundException("No dead letter of that execution."));
    }

    /** Removes it; repeatable. */
    public void delete(String executionId) {
        Ids.place(executionId).ifPresent(place -> items.delete(new Key(PARTITION, place.sort()), Condition.ANY));
    }
}
