package dev.baton.doors.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An OpenAPI document: of one of Torc's two APIs, or of all that is served. Version 3.0, which every generator of clients reads. Immutable text. */
public final class OpenApiDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TORC = "/torc-service/v1";

    /** By how paths begin, the longest first. */
    private static final Map<String, String> TAGS = new LinkedHashMap<>();

    static {
        TAGS.put(TORC, "torc");
        TAGS.put("/_db", "torc of 2023");
        TAGS.put("/actors", "actors");
        TAGS.put("/pipeline", "pipelines");
        TAGS.put("/baton/v1/pipelines", "pipelines");
        TAGS.put("/baton/v1/sparky", "sparky");
        TAGS.put("/baton", "baton");
        TAGS.put("/health", "service");
        TAGS.put("/openapi", "service");
    }

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
            "failed_only",
            "armed",
            "keep_files");
    private static final Set<String> COUNTS = Set.of(
            "offset", "limit", "skip", "return_code", "max_retries", "after_timestamp", "nodes", "ntasks_per_node");

    private final Schemas schemas;
    private final boolean keys;
    private final ObjectNode document = JSON.objectNode().put("openapi", "3.0.3");

    private OpenApiDocument(Schemas schemas, boolean keys) {
        this.schemas = schemas;
        this.keys = keys;
    }

    /** The document of Torc's present API. */
    public static ObjectNode torc() {
        return of("torc", TORC, "0.10.0", false);
    }

    /** The document of every door, with whole paths; a tag says which door an operation belongs to. */
    public static ObjectNode whole() {
        OpenApiDocument whole =
                new OpenApiDocument(new Schemas(models("doors") + models("torc2023") + models("torc")), false);
        whole.head("Baton", "All doors of Baton.", "1", "/");
        whole.operations("doors", "", true);
        whole.operations("torc", TORC, true);
        whole.operations("torc2023", "/_db/{db}/torc-service", true);
        return whole.closed();
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
        OpenApiDocument one = new OpenApiDocument(new Schemas(models(api)), keys);
        one.head("torc", "The API of Torc's service, as Baton serves it.", version, server);
        one.operations(api, "", false);
        return one.closed();
    }

    private void head(String title, String description, String version, String server) {
        document.putObject("info")
                .put("title", title)
                .put("description", description)
                .put("version", version);
        document.putArray("servers").addObject().put("url", server);
        document.putObject("paths");
    }

    private void operations(String api, String prefix, boolean tagged) {
        for (Operation operation : Operation.parse(read(api + ".txt"))) {
            Operation placed = operation.under(prefix);
            ObjectNode described = described(placed);
            if (tagged) {
                described.putArray("tags").add(tag(placed.path()));
            }
            ((ObjectNode) document.get("paths"))
                    .withObjectProperty(placed.path())
                    .set(placed.method().toLowerCase(Locale.ROOT), described);
        }
    }

    private static String tag(String path) {
        return TAGS.entrySet().stream()
                .filter(tag -> path.startsWith(tag.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("sparky");
    }

    private ObjectNode closed() {
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
            typed(body, operation.body().replace("?", ""));
        }
        ObjectNode replies = described.putObject("responses");
        typed(replies.putObject("200").put("description", "Done"), operation.reply());
        for (String status : operation.statuses()) {
            content(replies.putObject(status).put("description", "Refused"), "application/json", "error_response");
        }
        return described;
    }

    /** What is no JSON has a word of its own in the tables. */
    private void typed(ObjectNode holder, String type) {
        switch (type) {
            case "event-stream" -> content(holder, "text/event-stream", "string");
            case "text" -> content(holder, "text/plain", "string");
            case "bytes" -> content(holder, "application/octet-stream", "bytes");
            default -> content(holder, "application/json", type);
        }
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

    private static String models(String api) {
        return read(api + "-models.txt");
    }

    private static String read(String resource) {
        try (InputStream stream = OpenApiDocument.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
