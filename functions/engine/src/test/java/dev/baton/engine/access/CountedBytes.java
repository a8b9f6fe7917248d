package dev.baton.engine.access;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes that differ each time: secrets of tests, which anybody may guess. */
public final class CountedBytes implements Randomness {
    private final AtomicLong asked = new AtomicLong();

    @Override
    public byte[] bytes(int count) {
        byte[] number =
                ByteBuffer.allocate(Long.BYTES).putLong(asked.incrementAndGet()).array();
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = number[Long.BYTES - 1 - i % Long.BYTES];
        }
        return bytes;
    }
}
