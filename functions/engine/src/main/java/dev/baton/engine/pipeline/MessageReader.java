package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.RefusedException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what a message asks the jobs manager for: an event message; else what the URL says, with the body as data; else a
 * message with an action, one that creates, or a notification. Whatever is wrong is refused by the field's name.
 */
final class MessageReader {
    private static final Set<String> ACTION = Set.of("action", "uuid", "token", "event_id", "__options");
    private static final Set<String> EXTRA =
            Set.of("archive_patterns", "product_patterns", "acted_on", "acted_using", "inputs", "note");
    private static final Set<String> CREATE = union(
            EXTRA,
            Set.of(
                    "action",
                    "pipeline_uuid",
                    "uuid",
                    "data",
                    "setup_data",
                    "child_of",
                    "generated_by",
                    "lab_name",
                    "experiment_reference",
                    "experiment_design_id",
                    "experiment_id",
                    "sample_id",
                    "measurement_id",
                    "actor_id",
                    "archive_path",
                    "archive_system",
                    "session",
                    "agent",
                    "task",
                    "instanced",
                    "event_id",
                    "token",
                    "__options"));

    private MessageReader() {}

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    static JobMessage read(ReactorMessage message) {
        boolean callback = message.first("uuid") != null && message.first("event", "status", "state") != null;
        JsonNode body = MessageForms.unwrapped(message.body(), callback);
        if (MessageForms.isEvent(body)) {
            return event(new MessageFields(body), message);
        }
        if (callback) {
            return notice(message, body, message.first("status", "state"));
        }
        if (!(body instanceof ObjectNode)) {
            throw MessageForms.nothing();
        }
        MessageFields fields = new MessageFields(body);
        if (fields.has("action")) {
            return action(fields, message);
        }
        if (fields.has("pipeline_uuid")) {
            return create(fields, message);
        }
        if (MessageForms.isAloe(body) || MessageForms.isAgave(body)) {
            if (message.first("uuid") == null || message.first("token") == null) {
                throw new RefusedException("Job callback POST and associated URL parameters were missing some required"
                        + " fields: uuid and token belong to the URL");
            }
            return notice(message, body, fields.text("status"));
        }
        if (fields.has("uuid") || fields.has("event") || fields.has("name")) {
            return event(fields, message);
        }
        throw MessageForms.nothing();
    }

    private static JobMessage notice(ReactorMessage message, JsonNode body, String status) {
        return new JobMessage.Notice(
                message.first("uuid"),
                message.first("token"),
                message.first("event"),
                status,
                body,
                message.first("note"));
    }

    private static JobMessage event(MessageFields fields, ReactorMessage message) {
        fields.only(MessageForms.EVENT);
        String key = fields.has("event") ? "event" : "name";
        String name = fields.text(key);
        if (fields.has("event") && fields.has("name")) {
            throw new RefusedException("name: event says it already; leave one of the two out");
        }
        String wanted = name == null ? message.first("event") : name;
        PipelineEvent event = PipelineEvent.of(fields.required(key, wanted))
                .filter(known -> known.text().equals(wanted))
                .orElseThrow(() -> MessageFields.wrong(key, "one of " + names() + ", not " + Shown.text(wanted)));
        String uuid = fields.uuid("uuid");
        String token = fields.token();
        return new JobMessage.Event(
                fields.required("uuid", uuid == null ? message.first("uuid") : uuid),
                token == null ? message.first("token") : token,
                event,
                fields.object("data"),
                fields.message().has("data"),
                message.first("note"),
                id(fields, message));
    }

    private static String names() {
        return Arrays.stream(PipelineEvent.values()).map(PipelineEvent::text).collect(Collectors.joining(", "));
    }

    private static JobMessage action(MessageFields fields, ReactorMessage message) {
        String action = fields.text("action");
        return switch (action) {
            case "create" -> create(fields, message);
            case "cancel" -> {
                fields.only(ACTION);
                yield new JobMessage.Cancel(uuid(fields, message), token(fields, message), id(fields, message));
            }
            case "delete" -> {
                fields.only(union(ACTION, Set.of("force")));
                yield new JobMessage.Delete(
                        uuid(fields, message), token(fields, message), fields.flag("force"), id(fields, message));
            }
            case "reset" -> {
                fields.only(union(ACTION, Set.of("no_clear_path")));
                yield new JobMessage.Reset(
                        uuid(fields, message),
                        token(fields, message),
                        fields.flag("no_clear_path"),
                        id(fields, message));
            }
            default -> throw MessageFields.wrong("action", "create, cancel, delete or reset");
        };
    }

    private static String uuid(MessageFields fields, ReactorMessage message) {
        String uuid = fields.uuid("uuid");
        return fields.required("uuid", uuid == null ? message.first("uuid") : uuid);
    }

    private static String id(MessageFields fields, ReactorMessage message) {
        String id = fields.word("event_id");
        JobEvent.check(id);
        return id == null ? message.id() : id;
    }

    private static String token(MessageFields fields, ReactorMessage message) {
        String token = fields.token();
        return token == null ? message.first("token") : token;
    }

    private static JobMessage create(MessageFields fields, ReactorMessage message) {
        fields.only(CREATE);
        ObjectNode extra = ((ObjectNode) fields.message()).deepCopy().retain(EXTRA);
        String actor = fields.word("actor_id");
        String agent = fields.word("agent");
        String task = fields.word("task");
        String session = fields.word("session");
        return new JobMessage.Create(new NewPipelineJob(
                fields.required("pipeline_uuid", fields.uuid("pipeline_uuid")),
                fields.uuid("uuid"),
                fields.object("data"),
                fields.object("setup_data"),
                Links.of(fields),
                new NewPipelineJob.Names(
                        fields.word("lab_name"),
                        fields.word("experiment_reference"),
                        fields.word("sample_id"),
                        fields.word("measurement_id")),
                actor == null ? message.first("x_src_actor_id") : actor,
                fields.text("archive_path"),
                fields.word("archive_system"),
                session == null ? message.first("session", "x_session") : session,
                agent == null ? message.first("x_src_actor_id") : agent,
                task == null ? message.first("x_src_execution_id") : task,
                fields.flag("instanced"),
                extra.isEmpty() ? null : extra,
                id(fields, message)));
    }
}
