package dev.baton.engine.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * A parameter's text to its values: {@code a:b} and {@code a:b:step}, both ends included, {@code [x,y]}, or one value; braces
 * around it are tolerated (specification of Torc, section 3).
 */
final class ParameterText {
    private ParameterText() {}

    /** The values in order; throws IllegalArgumentException that says what is wrong. */
    static List<ParameterValue> values(String source) {
        String text = source.strip();
        if (text.startsWith("{") && text.endsWith("}")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("expected a range such as 1:10, a list such as [a,b], or a value");
        }
        if (text.startsWith("[")) {
            if (!text.endsWith("]")) {
                throw new IllegalArgumentException("the list '" + text + "' has no closing ]");
            }
            return list(text.substring(1, text.length() - 1));
        }
        return text.indexOf(':') < 0 ? List.of(ParameterValue.of(text)) : ParameterRange.values(text);
    }

    /** Splits at commas, but not at those in quotes. */
    private static List<ParameterValue> list(String inner) {
        List<ParameterValue> values = new ArrayList<>();
        if (inner.isBlank()) {
            return values;
        }
        int start = 0;
        boolean blank = true;
        char quote = '\0';
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
            } else if ((c == '\'' || c == '"') && blank) {
                quote = c;
            } else if (c == ',') {
                values.add(ParameterValue.of(inner.substring(start, i)));
                start = i + 1;
                if (values.size() > Budget.MAX_VALUES) {
                    throw new IllegalArgumentException("the list has more than " + Budget.MAX_VALUES + " values");
                }
            }
            blank = c == ',' || (blank && c == ' ');
        }
        if (quote != '\0') {
            throw new IllegalArgumentException("a quote (" + quote + ") in the list is not closed");
        }
        values.add(ParameterValue.of(inner.substring(start)));
        return values;
    }
}
