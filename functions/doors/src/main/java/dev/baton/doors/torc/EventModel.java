package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.json.Wire;
import dev.baton.engine.event.Event;
import java.time.Instant;

/** An event on the wire; the timestamp in Unix milliseconds. */
@Wire
public record EventModel(long id, long workflowId, long timestamp, JsonNode data) {
    static EventModel of(Event event) {
        return new EventModel(
                event.id(), event.workflowId(), Instant.parse(event.timestamp()).toEpochMilli(), event.data());
    }
}
