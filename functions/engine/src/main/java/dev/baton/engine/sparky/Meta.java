package dev.baton.engine.sparky;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a report says in lines that begin with {@code meta:}: words such as {@code k=v}, {@code flag} and {@code !off}. */
public final class Meta {
    private static final String MARK = "meta:";

    private Meta() {}

    /** One map a line, as Sparky's document shows it. */
    public static List<Map<String, Object>> lines(String report) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (List<Map.Entry<String, Object>> words : words(report)) {
            Map<String, Object> line = new LinkedHashMap<>();
            words.forEach(word -> line.put(word.getKey(), word.getValue()));
            lines.add(line);
        }
        return lines;
    }

    /** One map a word, as Sparky's client gives them. */
    public static List<Map<String, Object>> single(String report) {
        List<Map<String, Object>> all = new ArrayList<>();
        words(report).forEach(words -> words.forEach(word -> all.add(Map.of(word.getKey(), word.getValue()))));
        return all;
    }

    private static List<List<Map.Entry<String, Object>>> words(String report) {
        List<List<Map.Entry<String, Object>>> lines = new ArrayList<>();
        report.lines()
                .filter(line -> line.startsWith(MARK)
                        && line.length() > MARK.length()
                        && Character.isWhitespace(line.charAt(MARK.length())))
                .map(line -> line.substring(MARK.length()).strip())
                .filter(rest -> !rest.isEmpty())
                .forEach(rest -> {
                    List<Map.Entry<String, Object>> words = new ArrayList<>();
                    for (String word : rest.split("\\s+")) {
                        word(word).ifPresent(words::add);
                    }
                    lines.add(words);
                });
        return lines;
    }

    private static Optional<Map.Entry<String, Object>> word(String word) {
        String[] sides = word.split("=", -1);
        if (sides.length > 1) {
            return sides[0].isEmpty() ? Optional.empty() : Optional.of(Map.entry(sides[0], sides[1]));
        }
        boolean off = word.startsWith("!");
        String name = off ? word.substring(1) : word;
        return name.isEmpty() ? Optional.empty() : Optional.of(Map.entry(name, !off));
    }
}
