package dev.baton.engine.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A record's parameters and all their combinations: the product, in which the last parameter varies fastest, or pairs by
 * position (zip). Not thread-safe, since it keeps the texts that it has cut.
 */
final class ParameterSpace {
    private final List<String> names;
    private final List<List<ParameterValue>> values;
    private final boolean zip;
    private final Map<String, Placeholders> plain = new HashMap<>();
    private final Map<String, Placeholders> shell = new HashMap<>();

    private ParameterSpace(List<String> names, List<List<ParameterValue>> values, boolean zip) {
        this.names = names;
        this.values = values;
        this.zip = zip;
    }

    /** No parameters: one combination that changes no text. */
    static ParameterSpace none() {
        return new ParameterSpace(List.of(), List.of(), false);
    }

    static ParameterSpace product(Map<String, List<ParameterValue>> parameters) {
        return new ParameterSpace(List.copyOf(parameters.keySet()), List.copyOf(parameters.values()), false);
    }

    /** All parameters must have equally many values. */
    static ParameterSpace zip(Map<String, List<ParameterValue>> parameters) {
        return new ParameterSpace(List.copyOf(parameters.keySet()), List.copyOf(parameters.values()), true);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** How many combinations there are; Long.MAX_VALUE when they are beyond counting. */
    long size() {
        if (zip) {
            return values.getFirst().size();
        }
        for (List<ParameterValue> list : values) {
            if (list.isEmpty()) {
                return 0;
            }
        }
        long size = 1;
        for (List<ParameterValue> list : values) {
            if (size > Long.MAX_VALUE / list.size()) {
                return Long.MAX_VALUE;
            }
            size *= list.size();
        }
        return size;
    }

    /** The combination with this number, from 0. */
    Binding binding(long number) {
        ParameterValue[] chosen = new ParameterValue[names.size()];
        long rest = number;
        for (int i = names.size() - 1; i >= 0; i--) {
            List<ParameterValue> list = values.get(i);
            chosen[i] = list.get((int) (zip ? number : rest % list.size()));
            rest = zip ? rest : rest / list.size();
        }
        return new Binding(this, chosen);
    }

    String fill(String text, boolean forShell, ParameterValue[] chosen) {
        if (names.isEmpty() || text.indexOf('{') < 0) {
            return text;
        }
        return (forShell ? shell : plain)
                .computeIfAbsent(text, t -> Placeholders.of(t, names, forShell))
                .fill(chosen);
    }
}
