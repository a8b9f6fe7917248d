package dev.baton.cli.runner;

/** What became of a job whose end was reported. */
public sealed interface Verdict {
    /** Which of them it is. */
    enum Kind {
        DONE,
        RETRY,
        NOT_YOURS
    }

    // A switch over the types would be linked anew by each process.
    Kind kind();

    /** The end is recorded and final. */
    record Done() implements Verdict {
        @Override
        public Kind kind() {
            return Kind.DONE;
        }
    }

    /**
     * The end is recorded and the job runs again.
     *
     * @param recoveryScript what {@code bash -c} runs before; null for nothing
     */
    record Retry(String recoveryScript, int nextAttempt) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.RETRY;
        }
    }

    /** The job had been taken from this runner (canceled, reset, or its lease ran out): the end is not recorded. */
    record NotYours() implements Verdict {
        @Override
        public Kind kind() {
            return Kind.NOT_YOURS;
        }
    }
}
