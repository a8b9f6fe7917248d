package dev.baton.engine.pipeline;

import java.util.Locale;
import java.util.Optional;

/** What can happen to a pipeline's job. Messages name events in lower case. */
public enum PipelineEvent {
    CREATE,
    RUN,
    UPDATE,
    RESOURCE,
    FAIL,
    FINISH,
    INDEX,
    INDEXED,
    VALIDATE,
    VALIDATED,
    REJECT,
    FINALIZE,
    RETIRE,
    RESET,
    READY;

    /** The event of this name in any case, if there is one. */
    public static Optional<PipelineEvent> of(String name) {
        for (PipelineEvent event : values()) {
            if (event.name().equalsIgnoreCase(name)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    /** The name in messages. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether only an administrator may send it. */
    public boolean administrative() {
        return this == RESET || this == READY;
    }
}
