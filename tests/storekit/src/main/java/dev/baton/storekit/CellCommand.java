package dev.baton.storekit;

import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.StoreBusyException;
import java.util.Optional;

/** One operation on one cell: what it does in the plain model, and the same on a store. */
sealed interface CellCommand {
    record Get() implements CellCommand {}

    /** Reads the key's partition, which holds nothing else. */
    record List() implements CellCommand {}

    record Put(Cell cell, CellGuard guard) implements CellCommand {}

    record Change(CellEdit edit, CellGuard guard) implements CellCommand {}

    record Delete(CellGuard guard) implements CellCommand {}

    /** What came of it, and the cell that was shown with it. */
    record Reply(boolean applied, Optional<Cell> cell) {}

    /** What the operation does to a cell, or to none. */
    static SequentialModel.Step<Optional<Cell>, Reply> model(Optional<Cell> now, CellCommand command) {
        return switch (command) {
            case Get() -> shown(now);
            case List() -> shown(now);
            case Put(Cell cell, CellGuard guard) when guard.holds(now) -> shown(Optional.of(cell));
            case Change(CellEdit edit, CellGuard guard)
            when now.isPresent() && guard.holds(now) -> shown(now.map(edit::apply));
            case Delete(CellGuard guard)
            when guard.holds(now) -> new SequentialModel.Step<>(Optional.empty(), new Reply(true, now));
            case Put refused -> refused(now);
            case Change refused -> refused(now);
            case Delete refused -> refused(now);
        };
    }

    private static SequentialModel.Step<Optional<Cell>, Reply> shown(Optional<Cell> cell) {
        return new SequentialModel.Step<>(cell, new Reply(true, cell));
    }

    private static SequentialModel.Step<Optional<Cell>, Reply> refused(Optional<Cell> cell) {
        return new SequentialModel.Step<>(cell, new Reply(false, cell));
    }

    /** Does it on the store; null where the store does not say whether it was done. */
    default Reply on(ItemStore store, Key key) {
        try {
            return switch (this) {
                case Get() -> new Reply(true, store.get(key).map(Cell::of));
                case List() ->
                    new Reply(
                            true,
                            store.query(Query.partition(key.partition())).items().stream()
                                    .findFirst()
                                    .map(Cell::of));
                case Put(Cell cell, CellGuard guard) -> reply(store.put(cell.item(key), guard.condition()));
                case Change(CellEdit edit, CellGuard guard) ->
                    reply(store.update(key, edit.update(), guard.condition()));
                case Delete(CellGuard guard) -> reply(store.delete(key, guard.condition()));
            };
        } catch (StoreBusyException unknown) {
            return null;
        }
    }

    private static Reply reply(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied(var item) -> new Reply(true, item.map(Cell::of));
            case Outcome.Refused(var now) -> new Reply(false, now.map(Cell::of));
        };
    }
}
