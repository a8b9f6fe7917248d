package dev.baton.simulation;

/** One thread of control of a process. */
final class Task {
    private final Process process;
    private final String name;
    private final Coroutine coroutine;
    /** What it has seen so far, as one number: its state, since it does nothing but by what it sees. */
    private long seen;

    private long wakeAt;
    private boolean asleep;

    Task(Process process, String name, Runnable body) {
        this.process = process;
        this.name = name;
        coroutine = new Coroutine(body);
        seen = name.hashCode();
    }

    Process process() {
        return process;
    }

    String name() {
        return name;
    }

    void resume() {
        coroutine.resume();
    }

    /** Whether it will do nothing more. */
    boolean over() {
        return coroutine.done() || !process.alive();
    }

    void see(long what) {
        seen = Hash.mix(seen, what);
    }

    /** It begins anew, with nothing kept of what it saw. */
    void forget() {
        seen = name.hashCode() + 1;
    }

    long seen() {
        return coroutine.done() ? 1 : process.alive() ? seen : 2;
    }

    /** When it wakes, in milliseconds since 1970; counts while it is asleep. */
    long wakeAt() {
        return wakeAt;
    }

    boolean asleep() {
        return asleep;
    }

    void sleepUntil(long millis) {
        wakeAt = millis;
        asleep = true;
    }

    void wake() {
        asleep = false;
    }
}
