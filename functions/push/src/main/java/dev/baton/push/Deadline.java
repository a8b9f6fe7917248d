package dev.baton.push;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** The time by which an exchange has to be over, in the machine's own steady time. */
record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The milliseconds that are left, 1 at least; throws where none are. */
    int left() throws SocketTimeoutException {
        long left = (nanos - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(Integer.MAX_VALUE, left);
    }
}
