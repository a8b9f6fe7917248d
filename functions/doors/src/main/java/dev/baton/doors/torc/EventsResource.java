package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.doors.json.ExactJson;
import dev.baton.doors.json.Limits;
import dev.baton.engine.Engine;
import dev.baton.engine.event.Event;
import dev.baton.engine.record.Records;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Predicate;

/** Events. */
@Path(Torc.BASE + "/events")
public final class EventsResource extends RecordResource<Event, EventModel> {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private final Engine engine;

    public EventsResource(Engine engine) {
        super("event", Columns.of(EventModel.class));
        this.engine = engine;
    }

    @Override
    Records<Event> records() {
        return engine.events();
    }

    @Override
    Event draft(long workflowId, Body body) {
        return new Event(0, workflowId, timestamp(body.json("timestamp")), data(body.json("data")));
    }

    @Override
    Event changed(Event old, Body body) {
        JsonNode time = body.json("timestamp", null);
        return new Event(
                old.id(),
                old.workflowId(),
                time == null ? old.timestamp() : timestamp(time),
                data(body.json("data", old.data())));
    }

    /** Unix milliseconds, or ISO-8601 text: clients of both habits exist. */
    private static String timestamp(JsonNode value) {
        try {
            Instant time =
                    value.isTextual() ? Instant.parse(value.textValue()) : Instant.ofEpochMilli(value.longValue());
            if (value.isTextual() || value.isIntegralNumber() && value.canConvertToLong()) {
                return MILLIS.format(time);
            }
        } catch (DateTimeException wrong) {
            // Said below, with what was expected.
        }
        throw RequestException.wrong("timestamp must be in Unix milliseconds", "timestamp", value.toString());
    }

    private static JsonNode data(JsonNode data) {
        if (ExactJson.size(data) > Limits.USER_DATA) {
            throw RequestException.tooLarge("data is larger than 4 MiB");
        }
        return data;
    }

    @Override
    EventModel wire(Event event) {
        return EventModel.of(event);
    }

    @Override
    long workflowId(Event event) {
        return event.workflowId();
    }

    @Override
    Predicate<EventModel> filter(long workflowId, Query query) {
        long after = query.integer("after_timestamp").orElse(Long.MIN_VALUE);
        Predicate<EventModel> category =
                query.equal("category", event -> event.data().path("category").asText());
        return category.and(event -> event.timestamp() > after);
    }
}
