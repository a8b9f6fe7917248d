package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A job as JSON: the fields of both generations, so that clients of either find theirs; the history in its generation's
 * form. Times are UTC.
 */
public final class JobDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** As the seed prints it. */
    private static final DateTimeFormatter SEED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter NEWEST =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private JobDocument() {}

    /** The job without its history. */
    public static ObjectNode of(PipelineJob job) {
        PipelineJob.About about = job.about();
        ObjectNode document = JSON.objectNode()
                .put("uuid", job.uuid())
                .put("pipeline_uuid", job.pipelineUuid())
                .put("status", job.state().name())
                .put("state", job.state().name())
                .put("last_event", name(job.machine(), job.lastEvent()))
                .put("created", date(job.machine(), job.createdAt()))
                .put("updated", date(job.machine(), job.updatedAt()))
                .put("path", about.path())
                .put("archive_path", about.path())
                .put("archive_system", about.system())
                .put("session", about.session())
                .put("actor_id", about.actorId())
                .put("agent", about.agent())
                .put("task", about.task())
                .put("machine", job.machine().version());
        document.set("data", about.data() == null ? JSON.nullNode() : about.data());
        document.putArray("generated_by").add(job.pipelineUuid());
        ArrayNode childOf = document.putArray("child_of");
        about.childOf().forEach(childOf::add);
        if (about.extra() instanceof ObjectNode extra) {
            extra.properties().forEach(field -> document.putIfAbsent(field.getKey(), field.getValue()));
        }
        return document;
    }

    /** The job with its history. */
    public static ObjectNode of(PipelineJobs.Told told) {
        ObjectNode document = of(told.job());
        document.set("history", history(told.job(), told.history()));
        return document;
    }

    /** The history alone. */
    public static ArrayNode history(PipelineJob job, List<HistoryEntry> history) {
        ArrayNode entries = JSON.arrayNode();
        history.forEach(entry -> entries.add(entry(job, entry)));
        return entries;
    }

    private static JsonNode entry(PipelineJob job, HistoryEntry entry) {
        String name = name(job.machine(), entry.event());
        ObjectNode inner = JSON.objectNode();
        ObjectNode outer = switch (job.machine()) {
            case SEED -> JSON.objectNode().set(name, inner);
            case NEWEST ->
                inner.put(
                                "uuid",
                                TypedUuid.typed(
                                        TypedUuid.JOB_EVENT, job.uuid() + ":" + job.createdAt() + ":" + entry.number()))
                        .put("name", name);
        };
        inner.put("date", date(job.machine(), entry.at()));
        inner.set("data", entry.data() == null ? JSON.nullNode() : entry.data());
        return outer;
    }

    private static String name(StateMachine machine, PipelineEvent event) {
        return switch (machine) {
            case SEED -> event.text().toUpperCase(Locale.ROOT);
            case NEWEST -> event.text();
        };
    }

    private static String date(StateMachine machine, long millis) {
        Instant time = Instant.ofEpochMilli(millis);
        return switch (machine) {
            case SEED -> SEED.format(time);
            case NEWEST -> NEWEST.format(time);
        };
    }
}
