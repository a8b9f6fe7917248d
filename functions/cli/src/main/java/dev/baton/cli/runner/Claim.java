package dev.baton.cli.runner;

import java.util.List;
import java.util.Optional;

/** A claim that is made when it is run, and whose failure is kept: what else is done with it shall not fail by it. */
final class Claim implements Runnable {
    private final JobSource source;
    private final Capacity free;
    private final int limit;
    private List<ClaimedJob> jobs = List.of();
    private Optional<RuntimeException> failure = Optional.empty();
    private boolean made;

    /** A claim of so many jobs at most, which fit together into what is free. */
    Claim(JobSource source, Capacity free, int limit) {
        this.source = source;
        this.free = free;
        this.limit = limit;
    }

    @Override
    public void run() {
        made = true;
        try {
            jobs = source.claim(free, limit, false);
        } catch (RuntimeException away) {
            failure = Optional.of(away);
        }
    }

    /** Whether it came to that. */
    boolean made() {
        return made;
    }

    int limit() {
        return limit;
    }

    /** What was granted. */
    List<ClaimedJob> jobs() {
        return jobs;
    }

    Optional<RuntimeException> failure() {
        return failure;
    }
}
