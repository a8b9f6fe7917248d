package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * A message for a job.
 *
 * @param asked what it asks for in the sender's words, for the audit
 * @param sent what came with it, for the audit
 * @param id as in {@link JobEvent}
 * @param fresh whether nobody can have come with this id before
 * @param meaning what it says, once the job's machine is known
 */
record JobCall(
        String uuid,
        String asked,
        JsonNode sent,
        String id,
        boolean fresh,
        Credential by,
        Function<StateMachine, Meaning> meaning) {
    JobCall {
        JobEvent.check(id);
    }

    static JobCall of(JobEvent event) {
        Meaning meaning = new Meaning.Event(event.event(), event.data());
        return new JobCall(
                event.uuid(), event.event().text(), event.data(), event.id(), false, event.by(), machine -> meaning);
    }
}
