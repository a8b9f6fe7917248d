package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;

/** What a message asks the jobs manager for. */
sealed interface JobMessage {
    /** Something about a job that is there. */
    sealed interface AboutJob extends JobMessage {
        String uuid();

        String token();
    }

    /**
     * An event by name.
     *
     * @param data null where there is none; {@code explicit} where that was said
     */
    record Event(
            String uuid, String token, PipelineEvent event, JsonNode data, boolean explicit, String note, String id)
            implements AboutJob {}

    /**
     * What a callback URL says, and its body.
     *
     * @param event the event that the URL names, null if none
     * @param status the status, null if none
     * @param body null if there is none
     */
    record Notice(String uuid, String token, String event, String status, JsonNode body, String note)
            implements AboutJob {}

    /** To set up a job. */
    record Create(NewPipelineJob draft) implements JobMessage {}

    record Cancel(String uuid, String token, String id) implements AboutJob {}

    record Delete(String uuid, String token, boolean force, String id) implements AboutJob {}

    record Reset(String uuid, String token, boolean keepFiles, String id) implements AboutJob {}
}
