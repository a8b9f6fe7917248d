package dev.baton.store.sqlite;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Tells rows of our table from all else that pages hold: seven columns, of which the third decodes as an item. */
final class PageRow {
    private static final int COLUMNS = 7;
    private static final int BLOB = 12;
    private static final int TEXT = 13;

    private PageRow() {}

    static Optional<Item> of(byte[] record) {
        try {
            return Optional.of(item(record));
        } catch (IllegalArgumentException | IndexOutOfBoundsException other) {
            return Optional.empty();
        }
    }

    private static Item item(byte[] record) {
        Varints header = new Varints(record, 0);
        long end = header.next();
        long[] kinds = new long[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            kinds[i] = header.next();
        }
        boolean ours = header.place() == end && isText(kinds[0]) && isText(kinds[1]) && kinds[2] >= BLOB;
        if (!ours || kinds[2] % 2 != 0) {
            throw new IllegalArgumentException("a row of another table");
        }
        int partition = length(kinds[0]);
        int sort = length(kinds[1]);
        int body = length(kinds[2]);
        int start = header.place();
        Key key = new Key(text(record, start, partition), text(record, start + partition, sort));
        int from = start + partition + sort;
        if (from + body > record.length) {
            throw new IllegalArgumentException("a row that ends too early");
        }
        return ItemCodec.decode(key, Arrays.copyOfRange(record, from, from + body));
    }

    private static String text(byte[] record, int from, int length) {
        return new String(record, from, length, StandardCharsets.UTF_8);
    }

    private static boolean isText(long kind) {
        return kind > TEXT && kind % 2 == 1;
    }

    private static int length(long kind) {
        return Math.toIntExact((kind - (kind % 2 == 0 ? BLOB : TEXT)) / 2);
    }
}
