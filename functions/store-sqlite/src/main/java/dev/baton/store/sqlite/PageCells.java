package dev.baton.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The records in one page of a tree like that of our table. A cell that makes no sense is left out, the others are not.
 *
 * @param records what the cells hold
 * @param children the pages below
 */
record PageCells(List<byte[]> records, List<Integer> children) {
    private static final int INNER = 2;
    private static final int LEAF = 10;
    private static final PageCells NONE = new PageCells(List.of(), List.of());

    /** Reads a page; without records where it is of another kind, or damaged. */
    static PageCells of(Pages pages, int number) throws IOException {
        byte[] page = pages.page(number);
        if (page.length == 0 || number == 1 || page[0] != INNER && page[0] != LEAF) {
            return NONE;
        }
        boolean inner = page[0] == INNER;
        ByteBuffer bytes = ByteBuffer.wrap(page);
        List<byte[]> records = new ArrayList<>();
        List<Integer> children = new ArrayList<>();
        if (inner) {
            children.add(bytes.getInt(8));
        }
        int pointers = inner ? 12 : 8;
        int cells = Math.min(bytes.getShort(3) & 0xffff, (page.length - pointers) / Short.BYTES);
        for (int i = 0; i < cells; i++) {
            try {
                int at = bytes.getShort(pointers + i * Short.BYTES) & 0xffff;
                if (inner) {
                    children.add(bytes.getInt(at));
                }
                records.add(record(pages, page, inner ? at + Integer.BYTES : at));
            } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
                continue;
            }
        }
        return new PageCells(records, children);
    }

    /** The lengths that decide what stands in the page itself: section 1.6 of the format, for trees of keys. */
    private static byte[] record(Pages pages, byte[] page, int at) throws IOException {
        Varints start = new Varints(page, at);
        long told = start.next();
        if (told < 4 || told > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a record of " + told + " bytes");
        }
        int length = (int) told;
        int usable = page.length;
        int most = (usable - 12) * 64 / 255 - 23;
        if (length <= most) {
            return Arrays.copyOfRange(page, start.place(), checked(start.place() + length, usable));
        }
        int least = (usable - 12) * 32 / 255 - 23;
        int kept = least + (length - least) % (usable - 4);
        int local = kept <= most ? kept : least;
        int next = ByteBuffer.wrap(page).getInt(start.place() + local);
        byte[] more = pages.overflow(next, length - local);
        if (more.length < length - local) {
            throw new IllegalArgumentException("a record that ends too early");
        }
        byte[] whole = Arrays.copyOfRange(page, start.place(), start.place() + length);
        System.arraycopy(more, 0, whole, local, more.length);
        return whole;
    }

    private static int checked(int end, int limit) {
        if (end > limit) {
            throw new IllegalArgumentException("a record beyond its page");
        }
        return end;
    }
}
