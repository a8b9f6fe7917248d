package dev.baton.engine.spec;

import dev.baton.engine.spec.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parameters of a spec, a job or a file. A job's own replace the workflow's; of the workflow's it gets those that
 * use_parameters names, in the workflow's order, and none without it (specification of Torc, section 3). Beyond Torc, a value may
 * be a number, or a list of texts and numbers.
 */
final class ParameterReader {
    private final Problems problems;
    private final Budget budget;
    private final Map<String, List<ParameterValue>> shared;

    ParameterReader(Fields workflow, Problems problems, Budget budget) {
        this.problems = problems;
        this.budget = budget;
        shared = read(workflow);
    }

    /** The combinations for a job or file. */
    ParameterSpace space(Fields fields) {
        Map<String, List<ParameterValue>> own = fields.value("parameters") == null ? used(fields) : read(fields);
        String mode = fields.text("parameter_mode");
        if (own.isEmpty()) {
            return ParameterSpace.none();
        }
        if (!"zip".equals(mode)) {
            return ParameterSpace.product(own);
        }
        long lengths = own.values().stream().mapToInt(List::size).distinct().count();
        if (lengths > 1) {
            List<String> sizes = new ArrayList<>();
            own.forEach((name, values) -> sizes.add(name + " has " + values.size()));
            problems.error(
                    fields.at("parameters"),
                    "parameters in zip mode must have equally many values; " + String.join(", ", sizes));
            return ParameterSpace.none();
        }
        return ParameterSpace.zip(own);
    }

    private Map<String, List<ParameterValue>> used(Fields fields) {
        List<Located> names = fields.texts("use_parameters");
        Map<String, List<ParameterValue>> used = new LinkedHashMap<>(shared);
        Set<String> wanted = new HashSet<>();
        for (Located name : names) {
            wanted.add(name.text());
            if (!shared.containsKey(name.text())) {
                problems.warning(
                        name.place(),
                        "the workflow has no parameter '" + name.text() + "'"
                                + NearestName.hint(name.text(), shared.keySet()));
            }
        }
        used.keySet().retainAll(wanted);
        return used;
    }

    private Map<String, List<ParameterValue>> read(Fields fields) {
        Map<String, List<ParameterValue>> parameters = new LinkedHashMap<>();
        Tree value = fields.value("parameters");
        if (value instanceof Tree.Obj map) {
            Place place = fields.at("parameters");
            for (Tree.Member member : map.members()) {
                read(member, place.member(member.key(), member.value()), parameters);
            }
        } else if (value != null) {
            problems.error(
                    fields.at("parameters"), "expected a map of parameters such as i: \"1:10\", found " + value.kind());
        }
        return parameters;
    }

    private void read(Tree.Member member, Place place, Map<String, List<ParameterValue>> parameters) {
        String name = member.key();
        if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && "{}:$".indexOf(c) < 0)) {
            problems.error(place, "a parameter's name must have no blanks and none of { } : $");
            return;
        }
        try {
            List<ParameterValue> values = values(member.value(), place);
            budget.values(values.size(), place);
            parameters.put(name, values);
        } catch (IllegalArgumentException e) {
            problems.error(place, e.getMessage());
        }
    }

    private List<ParameterValue> values(Tree value, Place place) {
        return switch (value) {
            case Tree.Text text -> ParameterText.values(text.text());
            case Tree.Num number -> List.of(ParameterValue.of(number.value()));
            case Tree.Arr list -> {
                List<ParameterValue> values = new ArrayList<>();
                for (Tree element : list.elements()) {
                    values.add(element(element));
                }
                yield values;
            }
            case Tree.Obj ignored -> throw unfit(value);
            case Tree.Bool ignored -> throw unfit(value);
            case Tree.Nothing ignored -> throw unfit(value);
        };
    }

    private static ParameterValue element(Tree element) {
        if (element instanceof Tree.Text text) {
            return new ParameterValue.Word(text.text());
        }
        if (element instanceof Tree.Num number) {
            return ParameterValue.of(number.value());
        }
        throw new IllegalArgumentException("expected texts and numbers in the list, found " + element.kind());
    }

    private static IllegalArgumentException unfit(Tree value) {
        return new IllegalArgumentException(
                "expected a range such as \"1:10\", a list such as \"[a,b]\", or a value, found " + value.kind());
    }
}
