package dev.baton.doors.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The types of a table: {@code integer}, {@code [file_model]}, {@code page(job_model)} and the models that it describes. */
final class Schemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> PAGES = Map.of(
            "page",
            "items*: [%s]; offset*: integer; max_limit*: integer; count*: integer; total_count*: integer; has_more*: boolean",
            "group_page",
            "items*: [%s]; offset*: integer; limit*: integer; total_count*: integer; has_more*: boolean",
            "items",
            "items*: [%s]",
            "skip_page",
            "items*: [%s]; skip*: integer; limit*: integer; count*: integer; total_count*: integer; has_more*: boolean");

    private final Map<String, ObjectNode> models = new LinkedHashMap<>();

    Schemas(String table) {
        table.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] sides = line.split(" = ", 2);
            models.put(sides[0].strip(), model(sides[1]));
        });
    }

    /** All models, those of pages too, as far as somebody asked for them. */
    ObjectNode components() {
        ObjectNode components = JSON.objectNode();
        components.setAll(models);
        return components;
    }

    /** The schema of a type. */
    ObjectNode of(String type) {
        if (type.startsWith("[")) {
            ObjectNode list = JSON.objectNode().put("type", "array");
            list.set("items", of(type.substring(1, type.length() - 1)));
            return list;
        }
        int brace = type.indexOf('(');
        if (brace > 0) {
            String item = type.substring(brace + 1, type.length() - 1);
            String form = type.substring(0, brace);
            String name = form + "_of_" + item;
            models.computeIfAbsent(name, missing -> model(PAGES.get(form).formatted(item)));
            return reference(name);
        }
        return switch (type) {
            case "any" -> JSON.objectNode();
            case "bytes" -> JSON.objectNode().put("type", "string").put("format", "binary");
            case "integer" -> JSON.objectNode().put("type", type).put("format", "int64");
            case "number" -> JSON.objectNode().put("type", type).put("format", "double");
            case "string", "boolean", "object" -> JSON.objectNode().put("type", type);
            default -> reference(type);
        };
    }

    private static ObjectNode reference(String model) {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + model);
    }

    private ObjectNode model(String described) {
        return described.contains(" | ") ? choice(described) : object(described);
    }

    private static ObjectNode choice(String described) {
        ObjectNode schema = JSON.objectNode().put("type", "string");
        ArrayNode values = schema.putArray("enum");
        for (String value : described.split("\\|")) {
            values.add(value.strip());
        }
        return schema;
    }

    private ObjectNode object(String described) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ArrayNode required = JSON.arrayNode();
        ObjectNode properties = schema.putObject("properties");
        for (String field : described.split(";")) {
            String[] parts = field.strip().split(": ", 2);
            String name = parts[0].replace("*", "");
            if (parts[0].endsWith("*")) {
                required.add(name);
            }
            String[] type = parts[1].split(" =", 2);
            ObjectNode property = of(type[0]);
            properties.set(name, type.length > 1 ? withDefault(property, type[0], type[1]) : property);
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode withDefault(ObjectNode schema, String type, String value) {
        return switch (type) {
            case "integer" -> schema.put("default", Long.parseLong(value));
            case "boolean" -> schema.put("default", Boolean.parseBoolean(value));
            default -> schema.put("default", value);
        };
    }
}
