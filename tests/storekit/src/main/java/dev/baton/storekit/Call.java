package dev.baton.storekit;

/**
 * One operation as a thread saw it. Times come from one counter that all threads share, so they are distinct.
 *
 * @param thread who called
 * @param invoked when it was about to call
 * @param returned when it had the reply; {@link Long#MAX_VALUE} where none came
 * @param input what was asked
 * @param output what was replied; null where nothing was, and then nobody knows whether it took effect
 */
public record Call<I, O>(int thread, long invoked, long returned, I input, O output) {
    /** Whether a reply came. */
    boolean answered() {
        return output != null;
    }

    @Override
    public String toString() {
        return "thread " + thread + " [" + invoked + ".." + (answered() ? returned : "?") + "] " + input + " -> "
                + (answered() ? output : "no reply");
    }
}
