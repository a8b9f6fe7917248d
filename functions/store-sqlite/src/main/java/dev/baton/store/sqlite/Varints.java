package dev.baton.store.sqlite;

/** SQLite's numbers of one to nine bytes, highest bits first. Throws IndexOutOfBoundsException at the end of the bytes. */
final class Varints {
    private final byte[] bytes;
    private int place;

    Varints(byte[] bytes, int place) {
        this.bytes = bytes;
        this.place = place;
    }

    long next() {
        long number = 0;
        for (int i = 0; i < 8; i++) {
            byte single = bytes[place++];
            number = number << 7 | single & 0x7f;
            if (single >= 0) {
                return number;
            }
        }
        return number << 8 | bytes[place++] & 0xff;
    }

    /** Where the next number begins. */
    int place() {
        return place;
    }
}
