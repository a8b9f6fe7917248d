package dev.baton.doors.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** An OpenAPI document of one of the two APIs. Version 3.0, which every generator of clients reads. Immutable text. */
public final class OpenApiDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> FLAGS = Set.of(
            "reverse_sort",
            "is_active",
            "is_output",
            "is_ephemeral",
            "is_archived",
            "include_relationships",
            "all_runs",
            "only_uninitialized",
            "clear_ephemeral_user_data",
            "dry_run",
            "strict_scheduler_match",
            "force",
            "failed_only");
    private static final Set<String> COUNTS = Set.of(
            "offset", "limit", "skip", "return_code", "max_retries", "after_timestamp", "nodes", "ntasks_per_node");

    private final Schemas schemas;
    private final boolean keys;

    private OpenApiDocument(Schemas schemas, boolean keys) {
        this.schemas = schemas;
        this.keys = keys;
    }

    /** The document of Torc's present API. */
    public static ObjectNode torc() {
        return of("torc", "/torc-service/v1", "0.10.0", false);
    }

    /**
     * The document as JSON.
     *
     * @param api the tables' name: torc or torc2023
     * @param server the path that all others follow
     * @param version the version of Torc whose API it is
     * @param keys whether ids in paths are text
     */
    public static ObjectNode of(String api, String server, String version, boolean keys) {
        return new OpenApiDocument(new Schemas(read(api + "-models.txt")), keys).document(api, server, version);
    }

    private ObjectNode document(String api, String server, String version) {
        ObjectNode document = JSON.objectNode().put("openapi", "3.0.3");
        document.putObject("info")
                .put("title", "torc")
                .put("description", "The API of Torc's service, as Baton serves it.")
                .put("version", version);
        document.putArray("servers").addObject().put("url", server);
        ObjectNode paths = document.putObject("paths");
        for (Operation operation : Operation.parse(read(api + ".txt"))) {
            paths.withObjectProperty(operation.path())
                    .set(operation.method().toLowerCase(Locale.ROOT), described(operation));
        }
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas.components());
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject("key").put("type", "http").put("scheme", "bearer");
        schemes.putObject("password").put("type", "http").put("scheme", "basic");
        document.putArray("security").addObject().putArray("key");
        document.withArray("security").addObject().putArray("password");
        return document;
    }

    private ObjectNode described(Operation operation) {
        ObjectNode described = JSON.objectNode().put("operationId", operation.id());
        operation.parameters().forEach(name -> parameter(described, "path", name, true));
        operation.query().forEach(name -> parameter(described, "query", name.replace("!", ""), name.endsWith("!")));
        if (!operation.body().isEmpty()) {
            boolean optional = operation.body().endsWith("?");
            ObjectNode body = described.putObject("requestBody").put("required", !optional);
            content(body, "application/json", operation.body().replace("?", ""));
        }
        ObjectNode replies = described.putObject("responses");
        boolean stream = operation.reply().equals("event-stream");
        content(
                replies.putObject("200").put("description", "Done"),
                stream ? "text/event-stream" : "application/json",
                stream ? "string" : operation.reply());
        for (String status : operation.statuses()) {
            content(replies.putObject(status).put("description", "Refused"), "application/json", "error_response");
        }
        return described;
    }

    private void content(ObjectNode holder, String media, String type) {
        holder.putObject("content").putObject(media).set("schema", schemas.of(type));
    }

    private void parameter(ObjectNode operation, String place, String name, boolean required) {
        ObjectNode parameter = operation
                .withArrayProperty("parameters")
                .addObject()
                .put("name", name)
                .put("in", place)
                .put("required", required);
        parameter.set("schema", schemas.of(type(place, name)));
    }

    private String type(String place, String name) {
        if (FLAGS.contains(name)) {
            return "boolean";
        }
        if (name.equals("trigger_type")) {
            return "[string]";
        }
        boolean id = name.equals("id") || name.endsWith("_id") && !name.equals("last_event_id");
        boolean number = id || COUNTS.contains(name) || name.startsWith("num_");
        return number && !(keys && place.equals("path")) ? "integer" : "string";
    }

    private static String read(String resource) {
        try (InputStream stream = OpenApiDocument.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
