package dev.baton.simulation;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Ways to break an engine on purpose, between it and its store: the simulation has to find every one. */
enum Sabotage implements UnaryOperator<ItemStore> {
    /** Nothing is broken. */
    NONE {
        @Override
        Outcome update(ItemStore store, Key key, Update update, Condition condition) {
            return store.update(key, update, condition);
        }
    },
    /** An arrival that comes twice counts twice, as with a counter instead of a set. */
    ARRIVALS_COUNT_TWICE {
        @Override
        Outcome update(ItemStore store, Key key, Update update, Condition condition) {
            Optional<Item> item = store.get(key);
            LongSet waits =
                    item.map(there -> there.numbers(JobAttributes.WAITS)).orElse(LongSet.of());
            if (!takesFromWaits(update) || waits.isEmpty()) {
                return store.update(key, update, condition);
            }
            Update counted = new Update(update.changes().stream()
                    .map(change -> change instanceof Update.RemoveFromSet(String name, Value.NumSet(LongSet one))
                                    && name.equals(JobAttributes.WAITS)
                                    && !waits.contains(one.toArray()[0])
                            ? new Update.RemoveFromSet(name, Value.of(LongSet.of(waits.toArray()[0])))
                            : change)
                    .toList());
            return store.update(key, counted, without(condition, part -> part instanceof Condition.Contains));
        }
    },
    /** Whoever wants a job gets it. */
    CLAIMS_ARE_UNCONDITIONAL {
        @Override
        Outcome update(ItemStore store, Key key, Update update, Condition condition) {
            boolean claim = sets(update, JobAttributes.CLAIMED_AT);
            return store.update(key, update, claim ? Condition.EXISTS : condition);
        }
    },
    /** An end is written without a look at the attempt. */
    ENDS_FORGET_THE_ATTEMPT {
        @Override
        Outcome update(ItemStore store, Key key, Update update, Condition condition) {
            boolean end = sets(update, JobAttributes.RESULT);
            return store.update(
                    key, update, end ? without(condition, part -> names(part, JobAttributes.ATTEMPT)) : condition);
        }
    },
    /** Arrivals of an older epoch count. */
    ARRIVALS_FORGET_THE_EPOCH {
        @Override
        Outcome update(ItemStore store, Key key, Update update, Condition condition) {
            boolean arrival = takesFromWaits(update) || removes(update, JobAttributes.WAITS);
            return store.update(
                    key, update, arrival ? without(condition, part -> names(part, JobAttributes.EPOCH)) : condition);
        }
    },
    /** Every third node never hears that it need not wait any more. */
    ARRIVALS_ARE_LOST {
        @Override
        Outcome update(ItemStore store, Key key, Update update, Condition condition) {
            boolean arrival = takesFromWaits(update) || removes(update, JobAttributes.WAITS);
            return arrival && Math.floorMod(key.sort().hashCode(), 3) == 0
                    ? new Outcome.Refused(Optional.empty())
                    : store.update(key, update, condition);
        }
    },
    /** A job that changed meanwhile is armed nevertheless. */
    ARMING_FORGETS_THE_STATUS {
        @Override
        Outcome update(ItemStore store, Key key, Update update, Condition condition) {
            boolean arming = sets(update, JobAttributes.EPOCH) && key.sort().startsWith("j/");
            return store.update(
                    key,
                    update,
                    arming
                            ? without(
                                    condition,
                                    part -> names(part, JobAttributes.STATUS) || names(part, JobAttributes.ATTEMPT))
                            : condition);
        }
    },
    /** Nobody takes over what a dead process was to send. */
    SENDINGS_DIE_UNSEEN {
        @Override
        Outcome update(ItemStore store, Key key, Update update, Condition condition) {
            boolean again = update.changes().stream()
                    .anyMatch(change ->
                            change instanceof Update.Add(String name, long one) && name.equals(JobAttributes.SENDS));
            return again ? new Outcome.Refused(store.get(key)) : store.update(key, update, condition);
        }
    },
    /** An answer to an attempt that is over ends the next one. */
    LATE_ANSWERS_COUNT {
        @Override
        Outcome update(ItemStore store, Key key, Update update, Condition condition) {
            boolean arming = sets(update, JobAttributes.ATTEMPT) && removes(update, JobAttributes.SENDS);
            return store.update(
                    key,
                    arming
                            ? new Update(update.changes().stream()
                                    .filter(change -> !change.name().equals(JobAttributes.ATTEMPT))
                                    .toList())
                            : update,
                    condition);
        }
    },
    /** An event of a pipeline's job is applied whatever came before it. */
    EVENTS_FORGET_THE_EVENT_BEFORE {
        @Override
        Outcome update(ItemStore store, Key key, Update update, Condition condition) {
            boolean event = key.partition().startsWith("pj/") && sets(update, "n");
            return store.update(key, update, event ? without(condition, part -> names(part, "n")) : condition);
        }
    },
    /** A blocked job whose waits are gone is made ready whatever became of it. */
    READY_WHATEVER_IT_WAS {
        @Override
        Outcome update(ItemStore store, Key key, Update update, Condition condition) {
            return store.update(
                    key,
                    update,
                    setsStatus(update, JobStatus.READY)
                            ? without(condition, part -> names(part, JobAttributes.STATUS))
                            : condition);
        }
    };

    abstract Outcome update(ItemStore store, Key key, Update update, Condition condition);

    @Override
    public ItemStore apply(ItemStore store) {
        return this == NONE ? store : new SabotagedStore(store, this);
    }

    /** Its name in commands. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean takesFromWaits(Update update) {
        return update.changes().stream()
                .anyMatch(change -> change instanceof Update.RemoveFromSet(String name, Value members)
                        && name.equals(JobAttributes.WAITS));
    }

    private static boolean removes(Update update, String attribute) {
        return update.changes().stream()
                .anyMatch(change -> change instanceof Update.Remove(String name) && name.equals(attribute));
    }

    private static boolean sets(Update update, String attribute) {
        return update.changes().stream()
                .anyMatch(change -> change instanceof Update.Set(String name, Value value) && name.equals(attribute));
    }

    private static boolean setsStatus(Update update, JobStatus status) {
        return update.changes().contains(new Update.Set(JobAttributes.STATUS, Value.of(status.code())));
    }

    private static boolean names(Condition condition, String attribute) {
        return condition instanceof Condition.Equal(String name, Value value) && name.equals(attribute)
                || condition instanceof Condition.LessThan(String less, Value than) && less.equals(attribute);
    }

    /** The condition without those parts of its conjunction. */
    private static Condition without(Condition condition, Predicate<Condition> parts) {
        if (condition instanceof Condition.And(List<Condition> all)) {
            return new Condition.And(all.stream()
                    .filter(parts.negate())
                    .map(part -> without(part, parts))
                    .toList());
        }
        return condition;
    }
}
