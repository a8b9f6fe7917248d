package dev.baton.store.sqlite;

import dev.baton.engine.store.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * Finds items in the pages of a damaged file, whatever has become of the tree above them. Each key is told at least once if
 * its page is whole, and its best version first: what some page points to comes before what none does, which may be old.
 */
final class Salvage {
    private Salvage() {}

    static void each(Path file, Consumer<Item> found) throws IOException {
        try (Pages pages = Pages.of(file)) {
            BitSet used = new BitSet();
            used.set(2, pages.count() + 1);
            used.andNot(pages.free());
            BitSet children = children(pages, used);
            tell(pages, children, found);
            used.andNot(children);
            tell(pages, used, found);
        }
    }

    private static BitSet children(Pages pages, BitSet used) throws IOException {
        BitSet children = new BitSet();
        for (int number = used.nextSetBit(0); number >= 0; number = used.nextSetBit(number + 1)) {
            for (int child : PageCells.of(pages, number).children()) {
                if (child > 0 && used.get(child)) {
                    children.set(child);
                }
            }
        }
        return children;
    }

    private static void tell(Pages pages, BitSet numbers, Consumer<Item> found) throws IOException {
        for (int number = numbers.nextSetBit(0); number >= 0; number = numbers.nextSetBit(number + 1)) {
            for (byte[] record : PageCells.of(pages, number).records()) {
                PageRow.of(record).ifPresent(found);
            }
        }
    }
}
