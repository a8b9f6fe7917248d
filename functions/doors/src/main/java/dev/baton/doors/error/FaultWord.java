package dev.baton.doors.error;

import java.util.Optional;

/** What a process has to say of faults that the doors know nothing of. A bean; thread-safe. */
@FunctionalInterface
public interface FaultWord {
    /** What the caller is told of the fault, with status 500; empty where this process knows nothing of it either. */
    Optional<ErrorBody> of(Throwable fault);
}
