package dev.baton.storekit;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Value;
import java.util.Optional;

/** Conditions of the plain model, each with the store's form of it beside. */
sealed interface CellGuard {
    record Always() implements CellGuard {}

    record There() implements CellGuard {}

    record Gone() implements CellGuard {}

    record CountIs(long count) implements CellGuard {}

    record CountBelow(long bound) implements CellGuard {}

    record OwnedBy(String owner) implements CellGuard {}

    record NotOwned() implements CellGuard {}

    record WaitsFor(long number) implements CellGuard {}

    /** Whether it holds of what is there; by the book, not by the stores' code. */
    default boolean holds(Optional<Cell> now) {
        return switch (this) {
            case Always() -> true;
            case There() -> now.isPresent();
            case Gone() -> now.isEmpty();
            case CountIs(long count) ->
                now.isPresent() && now.get().count() != null && now.get().count() == count;
            case CountBelow(long bound) ->
                now.isPresent() && now.get().count() != null && now.get().count() < bound;
            case OwnedBy(String owner) ->
                now.isPresent() && owner.equals(now.get().owner());
            case NotOwned() -> now.isEmpty() || now.get().owner() == null;
            case WaitsFor(long number) -> now.isPresent() && now.get().waits().contains(number);
        };
    }

    /** The same for a store. */
    default Condition condition() {
        return switch (this) {
            case Always() -> Condition.ANY;
            case There() -> Condition.EXISTS;
            case Gone() -> Condition.ABSENT;
            case CountIs(long count) -> Condition.is(Cell.COUNT, count);
            case CountBelow(long bound) -> Condition.lessThan(Cell.COUNT, bound);
            case OwnedBy(String owner) -> Condition.is(Cell.OWNER, owner);
            case NotOwned() -> Condition.not(Condition.has(Cell.OWNER));
            case WaitsFor(long number) -> new Condition.Contains(Cell.WAITS, Value.of(number));
        };
    }
}
