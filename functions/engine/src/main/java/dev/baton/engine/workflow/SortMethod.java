package dev.baton.engine.workflow;

import java.util.Locale;
import java.util.Optional;

/** The order in which ready jobs of one priority are claimed, each highest first (specification of Torc, section 2.6). */
public enum SortMethod {
    GPUS_RUNTIME_MEMORY,
    GPUS_MEMORY_RUNTIME,
    NONE;

    /** The name on the wire, such as {@code gpus_runtime_memory}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The method with this wire name. */
    public static Optional<SortMethod> parse(String text) {
        for (SortMethod method : values()) {
            if (method.wire().equals(text)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
