package dev.baton.engine.job;

import dev.baton.engine.record.Texts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a job's outcome depends on, as short hashes by field, so that a change can be seen and named: its command, script,
 * relations, and each input. The text form is {@code field=hash,field=hash}, in the order of the fields.
 */
public final class InputHashes {
    private InputHashes() {}

    /** The hashes of what the job itself is made of. */
    static String madeOf(NewJob job) {
        TreeMap<String, String> fields = new TreeMap<>();
        fields.put("command", brief(job.command()));
        if (job.invocationScript() != null) {
            fields.put("invocation_script", brief(job.invocationScript()));
        }
        if (job.target() != null) {
            fields.put("target", brief(job.target().text()));
        }
        put(fields, "depends_on", job.dependsOn());
        put(fields, "input_files", job.inputFiles());
        put(fields, "output_files", job.outputFiles());
        put(fields, "input_user_data", job.inputUserData());
        put(fields, "output_user_data", job.outputUserData());
        return format(fields);
    }

    private static void put(Map<String, String> fields, String name, List<Long> ids) {
        if (ids != null && !ids.isEmpty()) {
            fields.put(name, brief(new TreeSet<>(ids).toString()));
        }
    }

    /** Eight hex digits of the text's SHA-256. */
    public static String brief(String text) {
        return Texts.hash(text).substring(0, 8);
    }

    /** The text of these hashes by field. */
    public static String format(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, hash) ->
                text.append(text.isEmpty() ? "" : ",").append(name).append('=').append(hash));
        return text.toString();
    }

    /** The fields whose hashes differ between the two texts, in order. */
    public static List<String> differences(String before, String now) {
        Map<String, String> left = parse(before);
        Map<String, String> right = parse(now);
        TreeMap<String, String> all = new TreeMap<>(left);
        all.putAll(right);
        return all.keySet().stream()
                .filter(name -> !same(left.get(name), right.get(name)))
                .toList();
    }

    private static boolean same(String left, String right) {
        return left == null || right == null ? left == right : FileMark.same(left, right);
    }

    /** In which respects a file changed whose hash differs between the two texts; see {@link FileMark}. */
    public static List<String> respects(String before, String now, String field) {
        String then = parse(before).get(field);
        String present = parse(now).get(field);
        if (then == null || present == null) {
            return List.of(then == null ? "new" : "gone");
        }
        return FileMark.differences(then, present);
    }

    private static Map<String, String> parse(String text) {
        TreeMap<String, String> fields = new TreeMap<>();
        for (String field : text == null || text.isEmpty() ? new String[0] : text.split(",")) {
            int equals = field.indexOf('=');
            fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return fields;
    }
}
