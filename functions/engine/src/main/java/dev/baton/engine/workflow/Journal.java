package dev.baton.engine.workflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.event.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Writes down what people may want to know later (specification of Torc, section 2.10). */
record Journal(Tables tables) {
    void write(long workflow, String category, Consumer<ObjectNode> more) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("category", category);
        more.accept(data);
        String now = Instant.ofEpochMilli(tables.backend().now())
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
        tables.events().create(new Event(0, workflow, now, data));
    }
}
