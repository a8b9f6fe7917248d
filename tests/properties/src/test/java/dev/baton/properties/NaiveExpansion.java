package dev.baton.properties;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The parameters of one job or file, and all combinations of their values in order, by plain recursion. */
record NaiveExpansion(List<Declared> declared, boolean zip) {
    static final List<String> NAMES = List.of("i", "lr", "gr\u00f6\u00dfe");

    /** Writes parameters into the record: its own, or some of the workflow's. */
    static NaiveExpansion random(ObjectNode record, List<Declared> shared, Random random) {
        List<Declared> chosen = new ArrayList<>();
        boolean zip = random.nextInt(3) == 0;
        int length = 1 + random.nextInt(4);
        boolean own = random.nextBoolean();
        if (random.nextBoolean()) {
            List<String> used =
                    NAMES.stream().filter(name -> random.nextBoolean()).toList();
            used.reversed().forEach(record.putArray("use_parameters")::add);
            if (!own) {
                // In the workflow's order, whatever theirs is.
                shared.stream().filter(one -> used.contains(one.name())).forEach(chosen::add);
                zip = zip
                        && chosen.stream()
                                        .mapToInt(one -> one.values().size())
                                        .distinct()
                                        .count()
                                == 1;
            }
        }
        if (own) {
            ObjectNode parameters = record.putObject("parameters");
            for (int i = random.nextInt(4); i > 0; i--) {
                String name = NAMES.get(i - 1);
                Declared one = zip ? Declared.array(name, length, random) : Declared.random(name, random);
                chosen.add(one);
                parameters.set(name, one.text());
            }
        }
        if (zip) {
            record.put("parameter_mode", "zip");
        } else if (random.nextInt(3) == 0) {
            record.put("parameter_mode", random.nextBoolean() ? "product" : "whatever");
        }
        return new NaiveExpansion(chosen, zip);
    }

    List<String> names() {
        return declared.stream().map(Declared::name).toList();
    }

    /** Each combination: values by name. */
    List<Map<String, Object>> combinations() {
        List<Map<String, Object>> all = new ArrayList<>();
        if (zip) {
            int length = declared.isEmpty() ? 1 : declared.getFirst().values().size();
            for (int i = 0; i < length; i++) {
                Map<String, Object> one = new LinkedHashMap<>();
                for (Declared parameter : declared) {
                    one.put(parameter.name(), parameter.values().get(i));
                }
                all.add(one);
            }
        } else {
            product(0, new LinkedHashMap<>(), all);
        }
        return all;
    }

    private void product(int depth, Map<String, Object> chosen, List<Map<String, Object>> all) {
        if (depth == declared.size()) {
            all.add(new LinkedHashMap<>(chosen));
            return;
        }
        for (Object value : declared.get(depth).values()) {
            chosen.put(declared.get(depth).name(), value);
            product(depth + 1, chosen, all);
        }
    }
}
