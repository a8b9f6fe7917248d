package dev.baton.properties;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Records as maps and arrays as lists, all the way down, so that two specs can be compared and their difference be read. */
final class Plain {
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private Plain() {}

    static Object of(Object value) throws ReflectiveOperationException {
        if (value instanceof Record) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (RecordComponent component : COMPONENTS.get(value.getClass())) {
                fields.put(component.getName(), of(component.getAccessor().invoke(value)));
            }
            return fields;
        }
        if (value instanceof int[] numbers) {
            return Arrays.stream(numbers).boxed().toList();
        }
        if (value instanceof List<?> list) {
            Object[] elements = list.toArray();
            for (int i = 0; i < elements.length; i++) {
                elements[i] = of(elements[i]);
            }
            return Arrays.asList(elements);
        }
        return value;
    }

    /** Where the two first differ and how; empty where they are equal. */
    static Optional<String> difference(Object left, Object right) {
        if (left instanceof Map<?, ?> a
                && right instanceof Map<?, ?> b
                && a.keySet().equals(b.keySet())) {
            return a.keySet().stream()
                    .flatMap(key -> difference(a.get(key), b.get(key)).map(rest -> key + "." + rest).stream())
                    .findFirst();
        }
        if (left instanceof List<?> a && right instanceof List<?> b && a.size() == b.size()) {
            return IntStream.range(0, a.size())
                    .mapToObj(i -> difference(a.get(i), b.get(i)).map(rest -> i + "." + rest))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return Objects.equals(left, right) ? Optional.empty() : Optional.of(cut(left) + " is not " + cut(right));
    }

    private static String cut(Object value) {
        String text = String.valueOf(value);
        return text.length() > 400 ? text.substring(0, 400) + "..." : text;
    }
}
