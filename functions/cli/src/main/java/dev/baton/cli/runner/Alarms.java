package dev.baton.cli.runner;

import java.time.Duration;

/** Calls back later. A callback must be short. */
interface Alarms extends AutoCloseable {
    /** A callback that is still to come. */
    interface Alarm {
        void cancel();
    }

    Alarm after(Duration delay, Runnable callback);

    Alarm every(Duration period, Runnable callback);

    @Override
    void close();
}
