package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.error.RequestException;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The columns by which a list can be sorted. */
final class Columns<W> {
    private final Map<String, Comparator<W>> orders;

    private Columns(Map<String, Comparator<W>> orders) {
        this.orders = orders;
    }

    /** The components of a record that have an order, by their names on the wire. */
    static <W extends Record> Columns<W> of(Class<W> type) {
        Map<String, Comparator<W>> orders = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isPrimitive() || Comparable.class.isAssignableFrom(component.getType())) {
                orders.put(SnakeCaseStrategy.INSTANCE.translate(component.getName()), by(reader(component)));
            }
        }
        return new Columns<>(orders);
    }

    /** These fields of JSON objects: numbers by value, all else by text. */
    static Columns<ObjectNode> of(List<String> names) {
        Map<String, Comparator<ObjectNode>> orders = new LinkedHashMap<>();
        names.forEach(name -> orders.put(
                name,
                Columns.<ObjectNode>by(node -> {
                            JsonNode value = node.get(name);
                            return value != null && value.isNumber() ? value.decimalValue() : null;
                        })
                        .thenComparing(node -> node.path(name).asText())));
        return new Columns<>(orders);
    }

    /** The order by this column, nulls first; 422 that names the columns for one that is not there. */
    Comparator<W> order(String column) {
        Comparator<W> order = orders.get(column);
        if (order == null) {
            throw RequestException.wrong(
                    "sort_by must be one of " + String.join(", ", orders.keySet()) + ", not " + column,
                    "sort_by",
                    column);
        }
        return order;
    }

    @SuppressWarnings("unchecked")
    private static <W> Comparator<W> by(Function<W, Object> value) {
        Comparator<Object> natural = (left, right) -> ((Comparable<Object>) left).compareTo(right);
        return Comparator.comparing(value, Comparator.nullsFirst(natural));
    }

    private static <W> Function<W, Object> reader(RecordComponent component) {
        return record -> {
            try {
                return component.getAccessor().invoke(record);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(component + " cannot be read", impossible);
            }
        };
    }
}
