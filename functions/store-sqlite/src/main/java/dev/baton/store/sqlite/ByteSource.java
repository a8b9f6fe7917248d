package dev.baton.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what a {@link ByteSink} wrote; throws IndexOutOfBoundsException where the bytes end too early. */
final class ByteSource {
    private final byte[] bytes;
    private int next;

    ByteSource(byte[] bytes) {
        this.bytes = bytes;
    }

    int take() {
        return bytes[next++] & 0xff;
    }

    long number() {
        long number = 0;
        int shift = 0;
        byte read;
        do {
            read = bytes[next++];
            number |= (read & 0x7fL) << shift;
            shift += 7;
        } while (read < 0);
        return number;
    }

    long signed() {
        long number = number();
        return number >>> 1 ^ -(number & 1);
    }

    /** A count of things of at least one byte each. */
    int count() {
        long count = number();
        if (count < 0 || count > bytes.length - next) {
            throw new IndexOutOfBoundsException(
                    "a count of " + count + " with " + (bytes.length - next) + " bytes left");
        }
        return (int) count;
    }

    byte[] raw() {
        int length = count();
        next += length;
        return Arrays.copyOfRange(bytes, next - length, next);
    }

    String text() {
        int length = count();
        next += length;
        return new String(bytes, next - length, length, StandardCharsets.UTF_8);
    }
}
