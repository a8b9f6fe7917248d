package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.json.Wire;
import dev.baton.engine.data.UserData;

/** User data on the wire; null data is left out. */
@Wire
public record UserDataModel(long id, long workflowId, boolean isEphemeral, String name, JsonNode data) {
    /** As clients get to see it. */
    public static UserDataModel of(UserData record) {
        JsonNode data = record.data() == null || record.data().isNull() ? null : record.data();
        return new UserDataModel(record.id(), record.workflowId(), record.ephemeral(), record.name(), data);
    }
}
