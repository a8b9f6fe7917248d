package dev.baton.simulation;

import dev.baton.storekit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Tasks that take turns on one thread, in the order of the choices. A task goes on until it pauses, which it does before and after
 * every operation of its store; time passes only when every task waits for it.
 */
final class Simulation {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final Choices choices;
    final Trace trace;
    final SettableClock clock = new SettableClock(START);

    private final List<Task> ready = new ArrayList<>();
    private final PriorityQueue<Task> asleep = new PriorityQueue<>(Comparator.comparingLong(Task::wakeAt));
    private FaultPlan faults = FaultPlan.NONE;
    private boolean remembering;
    private Task current;
    private Violation violation;
    private long steps;

    Simulation(Choices choices, Trace trace) {
        this.choices = choices;
        this.trace = trace;
    }

    /** What goes wrong from now on. */
    void faults(FaultPlan plan) {
        faults = plan;
    }

    /** Has tasks and items keep in mind, as one number each, what they saw or are; for who compares whole states. */
    void remember() {
        remembering = true;
    }

    boolean remembers() {
        return remembering;
    }

    FaultPlan faults() {
        return faults;
    }

    long now() {
        return clock.millis();
    }

    long steps() {
        return steps;
    }

    /** The tasks whose turn may be next. */
    List<Task> ready() {
        return ready;
    }

    /** Whether a task runs, and not the world's own order. */
    boolean inTask() {
        return current != null;
    }

    Task current() {
        return current;
    }

    Task spawn(Process process, String name, Runnable body) {
        Task task = new Task(process, name, () -> {
            try {
                body.run();
            } catch (Violation violated) {
                fail(violated);
            } catch (RuntimeException unexpected) {
                fail(new Violation(name + " failed: " + unexpected, unexpected));
            }
        });
        ready.add(task);
        return task;
    }

    /** Everything of the process stops where it is. */
    void kill(Process process) {
        if (!process.alive()) {
            return;
        }
        process.die();
        trace.add(() -> line("dies", process.name()));
        ready.removeIf(task -> task.process() == process && task != current);
        asleep.removeIf(task -> task.process() == process);
        if (current != null && current.process() == process) {
            Coroutine.pause();
            throw new IllegalStateException("the dead went on");
        }
    }

    /** Lets others go first, perhaps. */
    void pause() {
        if (current != null) {
            Coroutine.pause();
        }
    }

    /** The task waits so long, or until it is woken. */
    void sleep(Duration time) {
        current.sleepUntil(now() + time.toMillis());
        Coroutine.pause();
    }

    /** Ends a task's sleep. */
    void wake(Task task) {
        if (task.asleep() && asleep.remove(task)) {
            task.wake();
            ready.add(task);
        }
    }

    /** Takes turns until nothing is left to do, a violation was found, so many steps were taken, or the time has come. */
    void run(long mostSteps, Instant until) {
        long end = steps + mostSteps;
        while (violation == null && steps < end) {
            if (ready.isEmpty() && !pass(until)) {
                break;
            }
            turn(choices.below(ready.size()));
        }
        if (violation != null) {
            throw violation;
        }
    }

    /** The task at this place of {@link #ready} has its turn. */
    void turn(int place) {
        steps++;
        Task task = ready.get(place);
        current = task;
        try {
            task.resume();
        } finally {
            current = null;
        }
        if (task.over()) {
            ready.remove(task);
        } else if (task.asleep()) {
            ready.remove(task);
            asleep.add(task);
        }
    }

    /** Moves the clock to where the next task wakes; false where none does before that time. */
    private boolean pass(Instant until) {
        Task next = asleep.peek();
        if (next == null || next.wakeAt() > until.toEpochMilli()) {
            return false;
        }
        clock.set(Instant.ofEpochMilli(Math.max(now(), next.wakeAt())));
        while (!asleep.isEmpty() && asleep.peek().wakeAt() <= now()) {
            Task woken = asleep.poll();
            woken.wake();
            ready.add(woken);
        }
        return true;
    }

    /** Takes note of a violation; the first one counts. */
    void fail(Violation found) {
        if (violation == null) {
            violation = found;
            trace.add(() -> line("VIOLATION", found.getMessage()));
        }
    }

    Violation violation() {
        return violation;
    }

    /** A line of the trace: when, who, what. */
    String line(String what, String about) {
        double seconds = (now() - START.toEpochMilli()) / 1000.0;
        return String.format("%10.3f  %-22s %-9s %s", seconds, current == null ? "-" : current.name(), what, about);
    }
}
