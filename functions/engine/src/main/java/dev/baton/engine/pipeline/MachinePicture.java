package dev.baton.engine.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A state machine drawn from its table, for the documents. */
public final class MachinePicture {
    private MachinePicture() {}

    /** A state diagram in Mermaid's language; edges between the same two states are one, with all their events. */
    public static String mermaid(StateMachine machine) {
        StringBuilder picture = new StringBuilder("stateDiagram-v2\n    [*] --> CREATED: create\n");
        machine.rows().forEach((from, row) -> {
            Map<PipelineState, List<String>> edges = new LinkedHashMap<>();
            row.forEach((event, to) ->
                    edges.computeIfAbsent(to, state -> new ArrayList<>()).add(event.text()));
            edges.forEach((to, events) -> picture.append("    ")
                    .append(from)
                    .append(" --> ")
                    .append(to)
                    .append(": ")
                    .append(String.join(", ", events))
                    .append('\n'));
        });
        return picture.toString();
    }
}
