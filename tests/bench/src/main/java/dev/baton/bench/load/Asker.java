package dev.baton.bench.load;

/**
 * One who asks a server over a connection of its own, one request after the other. Called by one thread alone; it must not wait.
 */
public interface Asker {
    /** When the next request is due, by {@link System#nanoTime}; asked before each. */
    default long due(long now) {
        return now;
    }

    /** The whole next request, made with {@link Requests}; null where there is none any more. */
    byte[] next();

    /**
     * What came of the last one.
     *
     * @param nanos from the first byte sent to the last byte heard
     */
    void answered(int status, String body, long nanos);
}
