package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;

/** What a message says to a job of a certain machine. */
sealed interface Meaning {
    /** An event with its data. */
    record Event(PipelineEvent event, JsonNode data) implements Meaning {}

    /** A status that is no event. */
    record Nothing(String reason) implements Meaning {}

    /** Something that no job can hear. */
    record Nonsense(String reason) implements Meaning {}
}
