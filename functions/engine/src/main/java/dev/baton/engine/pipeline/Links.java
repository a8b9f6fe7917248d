package dev.baton.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a job is about: {@code child_of} as it is, or else the first of the four names that is given, as a UUID or hashed
 * with its type. (There is no catalog in which a name would be looked up.)
 */
final class Links {
    private static final List<Map.Entry<String, String>> NAMES = List.of(
            Map.entry("experiment_design_id", TypedUuid.EXPERIMENT_DESIGN),
            Map.entry("experiment_id", TypedUuid.EXPERIMENT),
            Map.entry("sample_id", TypedUuid.SAMPLE),
            Map.entry("measurement_id", TypedUuid.MEASUREMENT));

    private Links() {}

    static List<String> of(MessageFields fields) {
        List<String> given = fields.uuids("child_of");
        List<String> links = new ArrayList<>();
        for (Map.Entry<String, String> name : NAMES) {
            String text = fields.word(name.getKey());
            if (text != null && links.isEmpty()) {
                links.add(TypedUuid.parse(text).orElseGet(() -> TypedUuid.typed(name.getValue(), text)));
            }
        }
        return given == null ? links : given;
    }
}
