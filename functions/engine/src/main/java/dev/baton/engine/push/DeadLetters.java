package dev.baton.engine.push;

import dev.baton.engine.job.Job;
import java.util.List;

/** Attempts that could not be delivered, kept until an operator has decided what follows. Thread-safe. */
public interface DeadLetters {
    /** At most that many, oldest first. */
    List<DeadLetter> list(int limit);

    /** The job runs again with its next attempt, and the letter goes. Repeating it, or coming too late, removes the letter only. */
    Job redrive(long jobId, int attempt);

    /** The letter goes; the job stays as it is. NotFoundException where there is none. */
    void discard(long jobId, int attempt);
}
