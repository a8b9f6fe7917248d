package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Which pipeline it is: a typed UUID of its id and of those fields of its components that make a difference. A component is
 * of the first kind whose needed fields it has; one of no kind does not count.
 */
final class PipelineIdentity {
    private static final String UNNAMED = "pipeline.id";

    private record Component(List<String> needed, List<String> others) {
        boolean fits(JsonNode component) {
            return needed.stream().allMatch(component::has);
        }

        ObjectNode filter(JsonNode component) {
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            for (List<String> fields : List.of(needed, others)) {
                fields.stream().filter(component::has).forEach(field -> kept.set(field, component.get(field)));
            }
            return kept;
        }
    }

    /** Apps, actors, jobs, containers and services, in the order in which they are tried. */
    private static final List<Component> KINDS = List.of(
            new Component(List.of("id", "inputs", "parameters"), List.of("modules", "outputs", "uuid")),
            new Component(List.of("id", "image"), List.of("options", "uuid")),
            new Component(List.of("appId", "id"), List.of("uuid")),
            new Component(List.of("image", "hostname"), List.of("hash", "options", "uuid")),
            new Component(List.of("uri"), List.of("identifier", "options", "uuid")));

    private PipelineIdentity() {}

    static String of(String id, JsonNode components) {
        ArrayNode counted = JsonNodeFactory.instance.arrayNode();
        for (JsonNode component : components == null ? counted : components) {
            kind(component).ifPresent(kind -> counted.add(kind.filter(component)));
        }
        return TypedUuid.typed(TypedUuid.PIPELINE, (id == null ? UNNAMED : id) + ":" + PythonText.json(counted));
    }

    private static Optional<Component> kind(JsonNode component) {
        return KINDS.stream().filter(kind -> kind.fits(component)).findFirst();
    }
}
