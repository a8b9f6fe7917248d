package dev.baton.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name with shell variables in it, such as {@code result_$i}: it fits every name that has some text, at least one character,
 * where a variable stands.
 *
 * @param source the name as written
 * @param literals the texts before, between and after the variables
 */
record Wildcard(String source, List<String> literals) {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:[A-Za-z_][A-Za-z0-9_]*|\\{[A-Za-z_][A-Za-z0-9_]*\\}|[0-9])");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_.:@%+=, -]*");

    /** Reads a name; throws IllegalArgumentException when it holds what cannot be looked up by name at run time. */
    static Wildcard of(String source) {
        List<String> literals = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(source);
        int end = 0;
        while (variable.find()) {
            literals.add(source.substring(end, variable.start()));
            end = variable.end();
        }
        literals.add(source.substring(end));
        for (String literal : literals) {
            if (!SAFE.matcher(literal).matches()) {
                throw new IllegalArgumentException("the name '" + source
                        + "' may hold letters, digits, _ . : @ % + = , - and shell variables as $name or ${name}");
            }
        }
        return new Wildcard(source, List.copyOf(literals));
    }

    boolean matches(String name) {
        String last = literals.getLast();
        int at = literals.getFirst().length();
        if (!name.startsWith(literals.getFirst()) || !name.endsWith(last)) {
            return false;
        }
        for (String literal : literals.subList(1, literals.size() - 1)) {
            int found = name.indexOf(literal, at + 1);
            if (found < 0) {
                return false;
            }
            at = found + literal.length();
        }
        return name.length() - last.length() > at;
    }
}
