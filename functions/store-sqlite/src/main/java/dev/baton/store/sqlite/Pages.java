package dev.baton.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The pages of a SQLite file, read without SQLite, which gives up where one is damaged
 * (<a href="https://www.sqlite.org/fileformat2.html">the format</a>). Numbered from 1. Not thread-safe.
 */
final class Pages implements AutoCloseable {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int USUAL_SIZE = 4096;
    private static final int FIRST_FREE = 32;

    private final FileChannel channel;
    private final int size;
    private final int count;

    private Pages(FileChannel channel, int size) throws IOException {
        this.channel = channel;
        this.size = size;
        count = (int) (channel.size() / size);
    }

    static Pages of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        ByteBuffer header = ByteBuffer.allocate(MAGIC.length + Short.BYTES);
        channel.read(header, 0);
        int told = header.getShort(MAGIC.length) & 0xffff;
        boolean plausible = isWhole(header.array()) && told >= 512 && Integer.bitCount(told) == 1;
        return new Pages(channel, plausible ? told : USUAL_SIZE);
    }

    private static boolean isWhole(byte[] header) {
        return Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    int count() {
        return count;
    }

    /** The bytes of a page; empty where the file has no such page. */
    byte[] page(int number) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(size);
        if (number < 1 || number > count || channel.read(page, (number - 1L) * size) < size) {
            return new byte[0];
        }
        return page.array();
    }

    /** The pages that SQLite keeps for later, as far as its list can be followed: what stands there was deleted. */
    BitSet free() throws IOException {
        BitSet free = new BitSet();
        byte[] first = page(1);
        int trunk = first.length == 0 || !isWhole(first)
                ? 0
                : ByteBuffer.wrap(first).getInt(FIRST_FREE);
        while (trunk > 1 && trunk <= count && !free.get(trunk)) {
            free.set(trunk);
            ByteBuffer listed = ByteBuffer.wrap(page(trunk));
            int next = listed.getInt();
            int leaves = Math.clamp(listed.getInt(), 0, listed.remaining() / Integer.BYTES);
            for (int i = 0; i < leaves; i++) {
                int leaf = listed.getInt();
                if (leaf > 1 && leaf <= count) {
                    free.set(leaf);
                }
            }
            trunk = next;
        }
        return free;
    }

    /** What follows in a chain of overflow pages, up to that many bytes; shorter where the chain breaks. */
    byte[] overflow(int first, int length) throws IOException {
        byte[] bytes = new byte[Math.min(length, count * size)];
        int filled = 0;
        int next = first;
        while (filled < bytes.length) {
            byte[] page = page(next);
            if (page.length == 0) {
                return Arrays.copyOf(bytes, filled);
            }
            int part = Math.min(bytes.length - filled, size - Integer.BYTES);
            System.arraycopy(page, Integer.BYTES, bytes, filled, part);
            filled += part;
            next = ByteBuffer.wrap(page).getInt();
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
