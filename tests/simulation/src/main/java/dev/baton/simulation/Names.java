package dev.baton.simulation;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.workflow.WorkflowAttributes;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the engine's short keys and attributes stand for, for readers of a trace. */
final class Names {
    private static final Map<String, String> KINDS =
            Map.of("j", "job", "l", "latch", "n", "node", "N", "lease", "x", "result", "e", "event", "f", "file");
    private static final Map<String, String> JOB = constants(JobAttributes.class);
    private static final Map<String, String> WORKFLOW = constants(WorkflowAttributes.class);
    private static final Map<String, String> OTHERS = constants(Object.class);

    private Names() {}

    private static Map<String, String> constants(Class<?> type) {
        Map<String, String> names = new HashMap<>();
        names.put(Item.INDEX_PARTITION, "listed");
        names.put(Item.INDEX_SORT, "place");
        names.put(Item.INDEX_VALUE, "listing");
        for (Field field : type.getFields()) {
            try {
                names.put((String) field.get(null), field.getName().toLowerCase(Locale.ROOT));
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return names;
    }

    /** Such as {@code job 3}; the key itself where it is of no common kind. */
    static String of(Key key) {
        if (key.sort().equals("w")) {
            return "workflow";
        }
        if (key.sort().equals("#")) {
            return "numbers";
        }
        int slash = key.sort().indexOf('/');
        String kind = slash < 0 ? null : KINDS.get(key.sort().substring(0, slash));
        return kind == null ? key.partition() + "|" + key.sort() : kind + " " + Keys.number(key);
    }

    /** The attribute's name in the engine's own words. */
    static String of(Key key, String attribute) {
        boolean job = key.sort().startsWith("j/") || key.sort().startsWith("l/");
        boolean workflow = key.sort().equals("w");
        Map<String, String> names = job ? JOB : workflow ? WORKFLOW : OTHERS;
        return names.getOrDefault(attribute, attribute);
    }
}
