package dev.baton.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow: variable-length numbers (7 bits a byte, lowest first), raw bytes and UTF-8. Not thread-safe. */
final class ByteSink {
    private byte[] bytes = new byte[256];
    private int length;

    void put(int single) {
        room(1);
        bytes[length++] = (byte) single;
    }

    /** A number that is taken as unsigned: small ones are short. */
    void number(long unsigned) {
        room(10);
        long rest = unsigned;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** A number with a sign: those near zero are short. */
    void signed(long number) {
        number(number << 1 ^ number >> 63);
    }

    void raw(byte[] more) {
        number(more.length);
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    void text(String text) {
        raw(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
