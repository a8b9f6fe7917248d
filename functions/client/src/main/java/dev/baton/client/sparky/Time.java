package dev.baton.client.sparky;

import java.time.Duration;

/** What passes while one waits. */
interface Time {
    /** Goes forward only; where it starts means nothing. */
    long nanos();

    void pause(Duration pause) throws InterruptedException;

    /** The machine's. */
    Time SYSTEM = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration pause) throws InterruptedException {
            Thread.sleep(pause);
        }
    };
}
