package dev.baton.engine.actor;

/** Abaco's words for how far an execution is. COMPLETE says that it ran to an end, not that all went well. */
public enum ExecutionStatus {
    SUBMITTED,
    RUNNING,
    COMPLETE,
    ERROR;

    /** Whether nothing more will happen to it. */
    public boolean terminal() {
        return this == COMPLETE || this == ERROR;
    }
}
