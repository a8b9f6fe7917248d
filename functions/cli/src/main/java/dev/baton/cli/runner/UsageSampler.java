package dev.baton.cli.runner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at running jobs' memory and CPU. A job is looked at when it is 50 ms old and then at each doubling of its age,
 * until the interval is reached; a shorter job is not measured, since the system says nothing of a process that is over.
 * Thread-safe; {@link #tick} is for one thread.
 */
final class UsageSampler {
    /** How often {@link #tick} should be called. */
    static final Duration TICK = Duration.ofMillis(50);

    private final Clock clock;
    private final Duration interval;
    private final Map<Long, UsageMeter> meters = new ConcurrentHashMap<>();

    UsageSampler(Clock clock, Duration interval) {
        this.clock = clock;
        this.interval = interval;
    }

    /** Looks after this process, which has just been started. */
    void add(long pid) {
        meters.put(pid, new UsageMeter(clock.instant()));
    }

    /** Looks after the process no longer, and tells what it used. */
    Optional<UsageMeter> remove(long pid) {
        return Optional.ofNullable(meters.remove(pid))
                .filter(meter -> meter.usage().isPresent());
    }

    /** Samples the jobs whose time it is; reads nothing when there are none. */
    void tick() {
        Instant now = clock.instant();
        Map<Long, UsageMeter> due = new HashMap<>();
        meters.forEach((pid, meter) -> {
            if (isDue(meter, now)) {
                due.put(pid, meter);
            }
        });
        if (!due.isEmpty()) {
            sample(due);
        }
    }

    private boolean isDue(UsageMeter meter, Instant now) {
        Duration last = meter.lastAge();
        Duration step = last.compareTo(TICK) < 0 ? TICK : last.compareTo(interval) < 0 ? last : interval;
        return Duration.between(meter.start(), now).compareTo(last.plus(step)) >= 0;
    }

    private void sample(Map<Long, UsageMeter> due) {
        Map<Long, ProcStat> processes = new HashMap<>();
        Map<Long, List<Long>> children = new HashMap<>();
        for (ProcStat process : ProcStat.all()) {
            processes.put(process.pid(), process);
            children.computeIfAbsent(process.parent(), parent -> new ArrayList<>())
                    .add(process.pid());
        }
        due.forEach((root, meter) -> {
            long resident = 0;
            long highest = 0;
            long ticks = 0;
            Deque<Long> todo = new ArrayDeque<>(List.of(root));
            while (!todo.isEmpty()) {
                ProcStat process = processes.get(todo.pop());
                if (process != null) {
                    ProcStat.Memory memory = ProcStat.memory(process.pid());
                    resident += memory.resident();
                    highest = Math.max(highest, memory.highest());
                    ticks += process.cpuTicks();
                    todo.addAll(children.getOrDefault(process.pid(), List.of()));
                }
            }
            if (resident > 0) {
                meter.add(clock.instant(), resident, highest, ticks);
            }
        });
    }
}
