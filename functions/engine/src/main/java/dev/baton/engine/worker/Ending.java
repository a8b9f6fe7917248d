package dev.baton.engine.worker;

import dev.baton.engine.job.JobStatus;
import java.util.function.Function;
import java.util.function.Supplier;

/** What became of an attempt whose end a worker reported. */
public sealed interface Ending {
    /** What it is to somebody, by which of them it is. A switch over the types would be linked anew by each process. */
    <T> T match(Function<Final, T> done, Function<Again, T> again, Supplier<T> notYours);

    /** The end is recorded, and final. */
    record Final(JobStatus status) implements Ending {
        @Override
        public <T> T match(Function<Final, T> done, Function<Again, T> again, Supplier<T> notYours) {
            return done.apply(this);
        }
    }

    /**
     * The job runs again, by a rule of its failure handler.
     *
     * @param recoveryScript what {@code bash -c} runs before; null for nothing
     */
    record Again(String recoveryScript, int nextAttempt) implements Ending {
        @Override
        public <T> T match(Function<Final, T> done, Function<Again, T> again, Supplier<T> notYours) {
            return again.apply(this);
        }
    }

    /** The job had been taken from the worker (canceled, reset, or its lease ran out): nothing is recorded. */
    record NotYours() implements Ending {
        @Override
        public <T> T match(Function<Final, T> done, Function<Again, T> again, Supplier<T> notYours) {
            return notYours.get();
        }
    }
}
