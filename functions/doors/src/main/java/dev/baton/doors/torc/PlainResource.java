package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.json.Body;
import dev.baton.engine.data.PlainRecord;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Records that the engine keeps without reading them: a table of fields says what they hold. */
abstract class PlainResource extends RecordResource<PlainRecord, ObjectNode> {
    private final List<PlainField> fields;

    PlainResource(String kind, List<PlainField> fields) {
        super(
                kind,
                Columns.of(Stream.concat(Stream.of("id"), fields.stream().map(PlainField::name))
                        .toList()));
        this.fields = fields;
    }

    @Override
    PlainRecord draft(long workflowId, Body body) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (PlainField field : fields) {
            JsonNode value = field.read(body);
            if (value != null) {
                values.set(field.name(), value);
            } else if (field.required()) {
                throw field.missing();
            } else if (field.fallback() != null) {
                values.put(field.name(), field.fallback());
            }
        }
        return new PlainRecord(0, workflowId, values);
    }

    @Override
    PlainRecord changed(PlainRecord old, Body body) {
        ObjectNode values = old.fields().deepCopy();
        for (PlainField field : fields) {
            JsonNode value = field.read(body);
            if (value != null) {
                values.set(field.name(), value);
            }
        }
        return new PlainRecord(old.id(), old.workflowId(), values);
    }

    @Override
    ObjectNode wire(PlainRecord record) {
        return node(record);
    }

    /** The record's ids before its fields. */
    static ObjectNode node(PlainRecord record) {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.put("id", record.id()).put("workflow_id", record.workflowId());
        wire.setAll(record.fields());
        return wire;
    }

    @Override
    long workflowId(PlainRecord record) {
        return record.workflowId();
    }

    @Override
    Predicate<ObjectNode> filter(long workflowId, Query query) {
        return fields.stream()
                .map(PlainField::name)
                .map(name ->
                        query.<ObjectNode>equal(name, wire -> wire.path(name).asText()))
                .reduce(wire -> true, Predicate::and);
    }
}
