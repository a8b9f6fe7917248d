package dev.baton.client.sparky;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of SP6_TAGS as scenarios see it. */
final class Tags {
    private static final Map<String, String> WORDS = Map.of(
            "___comma___", ",",
            "___eq___", "=",
            "___nl___", "\n",
            "___space___", " ");
    private static final Pattern VARIABLE = Pattern.compile("\\.env\\[([^\\]]*)]");

    private Tags() {}

    /** A word without = is True; of a name that comes twice the last counts; {@code .env[NAME]} stands for a variable. */
    static Map<String, String> decode(String text, Map<String, String> environment) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String pair : text.split(",")) {
            int equals = pair.indexOf('=');
            if (!pair.isBlank()) {
                tags.put(
                        (equals < 0 ? pair : pair.substring(0, equals)).strip(),
                        equals < 0 ? "True" : value(pair.substring(equals + 1), environment));
            }
        }
        return Collections.unmodifiableMap(tags);
    }

    private static String value(String text, Map<String, String> environment) {
        String value = VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(environment.getOrDefault(found.group(1), "")));
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            value = value.replace(word.getKey(), word.getValue());
        }
        return value;
    }
}
