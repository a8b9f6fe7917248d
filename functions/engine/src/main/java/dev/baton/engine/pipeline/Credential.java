package dev.baton.engine.pipeline;

/** By what right somebody speaks for a job. */
public sealed interface Credential {
    /** A job's token, or an administrator's; null for none. */
    record Token(String text) implements Credential {
        @Override
        public String toString() {
            return "Token";
        }
    }

    /**
     * Somebody whom the door knows already.
     *
     * @param admin whether what only administrators may do is allowed, too
     */
    record Trusted(boolean admin) implements Credential {}
}
