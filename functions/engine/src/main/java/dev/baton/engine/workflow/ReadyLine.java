package dev.baton.engine.workflow;

import dev.baton.engine.store.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Askers of this process for one workflow's jobs, in a line: who came while others read the index takes up where they stopped, and
 * nobody is pointed to a job that another one is about to get. Without it, many askers at once would all try for the first job, and
 * each but one in vain. It decides nothing: a job is given by the write of its claim alone. Thread-safe.
 */
final class ReadyLine {
    private final ReentrantLock lock = new ReentrantLock();
    /** Jobs that somebody was pointed to and whose claim is not over. */
    private final Set<Key> underway = ConcurrentHashMap.newKeySet();

    private final AtomicLong readings = new AtomicLong();
    private ReadyQueue reading;
    private Set<Key> before = Set.of();

    /**
     * Points to the first that many jobs of the order. Each is to be handed back by {@link #over}.
     *
     * @param queue the order as it is now
     */
    List<Key> next(int limit, Supplier<ReadyQueue> queue) {
        long arrived = readings.get();
        List<Key> next = new ArrayList<>();
        lock.lock();
        try {
            if (readings.get() == arrived || reading == null) {
                // What began before this asker came may lack what became ready meanwhile.
                readings.incrementAndGet();
                // The index may still show these after their claims are over.
                before = new HashSet<>(underway);
                reading = queue.get();
            }
            while (next.size() < limit && reading.hasNext()) {
                Key key = reading.next().key();
                if (!before.contains(key) && underway.add(key)) {
                    next.add(key);
                }
            }
            return next;
        } catch (RuntimeException failed) {
            over(next);
            reading = null;
            throw failed;
        } finally {
            lock.unlock();
        }
    }

    /** The claims of these jobs are decided. */
    void over(Collection<Key> jobs) {
        jobs.forEach(underway::remove);
    }

    /** Jobs whose claims are not decided yet. */
    int underway() {
        return underway.size();
    }
}
