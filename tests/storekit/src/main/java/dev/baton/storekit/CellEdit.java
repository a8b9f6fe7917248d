package dev.baton.storekit;

import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.SortedSet;
import java.util.TreeSet;

/** Changes of the plain model, each with the store's form of it beside. */
sealed interface CellEdit {
    record Count(long delta) implements CellEdit {}

    record Own(String owner) implements CellEdit {}

    record OwnIfFree(String owner) implements CellEdit {}

    record Release() implements CellEdit {}

    record Wait(long number) implements CellEdit {}

    record Arrive(long number) implements CellEdit {}

    /** The cell after the change. */
    default Cell apply(Cell cell) {
        return switch (this) {
            case Count(long delta) ->
                new Cell(cell.count() == null ? delta : cell.count() + delta, cell.owner(), cell.waits());
            case Own(String owner) -> new Cell(cell.count(), owner, cell.waits());
            case OwnIfFree(String owner) ->
                new Cell(cell.count(), cell.owner() == null ? owner : cell.owner(), cell.waits());
            case Release() -> new Cell(cell.count(), null, cell.waits());
            case Wait(long number) -> {
                SortedSet<Long> waits = new TreeSet<>(cell.waits());
                waits.add(number);
                yield new Cell(cell.count(), cell.owner(), waits);
            }
            case Arrive(long number) -> {
                SortedSet<Long> waits = new TreeSet<>(cell.waits());
                waits.remove(number);
                yield new Cell(cell.count(), cell.owner(), waits);
            }
        };
    }

    /** The same for a store. */
    default Update update() {
        Update.Builder update = Update.change();
        return switch (this) {
            case Count(long delta) -> update.add(Cell.COUNT, delta).build();
            case Own(String owner) -> update.set(Cell.OWNER, owner).build();
            case OwnIfFree(String owner) ->
                update.setIfAbsent(Cell.OWNER, Value.of(owner)).build();
            case Release() -> update.remove(Cell.OWNER).build();
            case Wait(long number) ->
                update.addToSet(Cell.WAITS, LongSet.of(number)).build();
            case Arrive(long number) ->
                update.removeFromSet(Cell.WAITS, LongSet.of(number)).build();
        };
    }
}
