package dev.baton.client.sparky;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a report says in lines that begin with {@code meta:}; one map a line, as Sparky's document shows it. */
final class Meta {
    private static final Pattern LINE = Pattern.compile("meta:\\s+(\\S.*)");

    private Meta() {}

    static List<Map<String, Object>> lines(String report) {
        List<Map<String, Object>> lines = new ArrayList<>();
        report.lines().map(LINE::matcher).filter(line -> line.matches()).forEach(line -> {
            Map<String, Object> words = new LinkedHashMap<>();
            for (String word : line.group(1).strip().split("\\s+")) {
                put(word, words);
            }
            lines.add(Collections.unmodifiableMap(words));
        });
        return List.copyOf(lines);
    }

    /** {@code k=v} is a text, of {@code a=b=c} it is b; {@code word} is true, {@code !word} false. */
    private static void put(String word, Map<String, Object> words) {
        String[] sides = word.split("=", -1);
        boolean off = word.startsWith("!");
        String name = sides.length > 1 ? sides[0] : off ? word.substring(1) : word;
        if (!name.isEmpty()) {
            words.put(name, sides.length > 1 ? sides[1] : !off);
        }
    }
}
