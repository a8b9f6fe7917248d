package dev.baton.storekit;

import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/** Draws operations on a cell from few values, so that what one writes the next one's condition asks for. */
final class RandomCommands {
    private static final int VALUES = 3;

    private final Random random;

    RandomCommands(Random random) {
        this.random = random;
    }

    CellCommand next() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new CellCommand.Get();
            case 2 -> new CellCommand.List();
            case 3, 4 -> new CellCommand.Put(cell(), guard());
            case 5 -> new CellCommand.Delete(guard());
            default -> new CellCommand.Change(edit(), guard());
        };
    }

    private Cell cell() {
        SortedSet<Long> waits = new TreeSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            waits.add(number());
        }
        return new Cell(random.nextBoolean() ? number() : null, random.nextInt(3) == 0 ? owner() : null, waits);
    }

    private CellEdit edit() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> new CellEdit.Count(1);
            case 3 -> new CellEdit.Own(owner());
            case 4 -> new CellEdit.OwnIfFree(owner());
            case 5 -> new CellEdit.Release();
            case 6 -> new CellEdit.Wait(number());
            default -> new CellEdit.Arrive(number());
        };
    }

    private CellGuard guard() {
        return switch (random.nextInt(10)) {
            case 0 -> new CellGuard.There();
            case 1 -> new CellGuard.Gone();
            case 2 -> new CellGuard.CountIs(number());
            case 3 -> new CellGuard.CountBelow(number());
            case 4 -> new CellGuard.OwnedBy(owner());
            case 5 -> new CellGuard.NotOwned();
            case 6 -> new CellGuard.WaitsFor(number());
            default -> new CellGuard.Always();
        };
    }

    private long number() {
        return random.nextInt(VALUES);
    }

    private String owner() {
        return "o" + random.nextInt(VALUES);
    }
}
