package dev.baton.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Translates requests of the transcript to our ids, and lists how a reply differs from the one that it shows. */
final class Replay {
    /** A real server adds these; the transcript's stand-in did not. */
    private static final Set<String> ADDED = Set.of("timestamp", "status_id");

    private final Ids ids = new Ids();

    /** The kind of records that a path is about: jobs for {@code /torc-service/v1/jobs/7/start_job/0/1}. */
    static String kind(String path) {
        String[] parts = path.split("[?]")[0].split("/");
        boolean claim = path.contains("/claim_");
        return claim || parts[3].equals("bulk_jobs") ? "jobs" : parts[3];
    }

    String path(String path) {
        String[] halves = path.split("[?]", 2);
        String[] parts = halves[0].split("/");
        if (parts.length > 4) {
            parts[4] = translate(parts[3], parts[4]);
        }
        if (parts.length > 7 && parts[5].equals("start_job")) {
            parts[7] = translate("compute_nodes", parts[7]);
        }
        return String.join("/", parts) + (halves.length == 1 ? "" : "?" + query(halves[1]));
    }

    private String query(String query) {
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&")) {
            String[] sides = pair.split("=", 2);
            String kind = Ids.kind(sides[0]);
            pairs.add(sides[0] + "=" + (kind == null ? sides[1] : translate(kind, sides[1])));
        }
        return String.join("&", pairs);
    }

    private String translate(String kind, String id) {
        return Long.toString(ids.translate(kind, Long.parseLong(id)));
    }

    /** The body with our ids. */
    JsonNode body(String kind, JsonNode body) {
        if (body instanceof ObjectNode object) {
            ObjectNode ours = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field -> ours.set(field.getKey(), field(kind, field.getKey(), field.getValue())));
            return ours;
        }
        if (body instanceof ArrayNode array) {
            ArrayNode ours = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> ours.add(body(kind, each)));
            return ours;
        }
        return body;
    }

    private JsonNode field(String kind, String name, JsonNode value) {
        String of = name.equals("id") ? kind : Ids.kind(name);
        if (of == null) {
            return body(kind, value);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode ours = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> ours.add(ids.translate(of, each.longValue())));
            return ours;
        }
        return JsonNodeFactory.instance.numberNode(ids.translate(of, value.longValue()));
    }

    /** A message with our id of the job that it names. */
    private String message(String theirs) {
        return Pattern.compile("(?<=^Job )\\d+").matcher(theirs).replaceFirst(id -> translate("jobs", id.group()));
    }

    /** What differs, each with its place; empty where the reply is as shown. */
    List<String> differences(String kind, JsonNode expected, JsonNode actual, boolean complete) {
        List<String> found = new ArrayList<>();
        compare(kind, "", expected, actual, complete, found);
        return found;
    }

    private void compare(
            String kind, String place, JsonNode expected, JsonNode actual, boolean complete, List<String> found) {
        String name = place.replaceAll("/\\d+$", "").replaceAll(".*/", "");
        String of = name.equals("id") ? kind : Ids.kind(name);
        if (expected.isObject() && actual.isObject()) {
            expected.properties()
                    .forEach(field -> compare(
                            kind,
                            place + "/" + field.getKey(),
                            field.getValue(),
                            actual.path(field.getKey()),
                            complete || !place.isEmpty(),
                            found));
            actual.fieldNames().forEachRemaining(field -> {
                if (!expected.has(field) && !ADDED.contains(field) && (complete || !place.isEmpty())) {
                    found.add(place + "/" + field + " is too much");
                }
            });
        } else if (expected.isArray() && actual.isArray()) {
            if (complete ? expected.size() != actual.size() : expected.size() > actual.size()) {
                found.add(place + " has " + actual.size() + " elements, not " + expected.size());
            }
            for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
                compare(kind, place + "/" + i, expected.get(i), actual.get(i), true, found);
            }
        } else if (of != null && expected.isIntegralNumber()) {
            if (!ids.same(of, expected.longValue(), actual.longValue())) {
                found.add(place + " is " + actual + ", which is not the id that stands for " + expected);
            }
        } else if (expected.isNumber() && actual.isNumber()) {
            if (expected.decimalValue().compareTo(actual.decimalValue()) != 0) {
                found.add(place + " is " + actual + ", not " + expected);
            }
        } else if (!expected.equals(actual) && !message(expected.asText()).equals(actual.asText())) {
            found.add(place + " is " + actual + ", not " + expected);
        }
    }
}
