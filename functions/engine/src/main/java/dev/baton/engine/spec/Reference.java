package dev.baton.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A reference in a command, such as {@code ${user_data.input.config}}. It may stand anywhere, in quotes and comments too. The
 * name ends at the closing brace that belongs to it.
 *
 * @param start where it begins in the command
 * @param end the character after it
 */
record Reference(Link link, String name, int start, int end) {
    private static final int MAX_NAME = 1024;
    private static final Map<String, Link> PREFIXES = Map.of(
            "${files.input.", Link.INPUT_FILES,
            "${files.output.", Link.OUTPUT_FILES,
            "${user_data.input.", Link.INPUT_USER_DATA,
            "${user_data.output.", Link.OUTPUT_USER_DATA);

    /** The references of a command in their order; a null command has none. */
    static List<Reference> in(String command) {
        if (command == null || !command.contains("put.")) {
            return List.of();
        }
        List<Reference> references = new ArrayList<>();
        for (int at = command.indexOf("${"); at >= 0; at = command.indexOf("${", at)) {
            Reference reference = at(command, at);
            if (reference == null) {
                at += 2;
            } else {
                references.add(reference);
                at = reference.end;
            }
        }
        return references;
    }

    private static Reference at(String command, int start) {
        for (Map.Entry<String, Link> prefix : PREFIXES.entrySet()) {
            if (command.startsWith(prefix.getKey(), start)) {
                int from = start + prefix.getKey().length();
                int close = close(command, from);
                return close <= from
                        ? null
                        : new Reference(prefix.getValue(), command.substring(from, close), start, close + 1);
            }
        }
        return null;
    }

    /** Where the brace closes that belongs to the reference, or -1; it is on the same line and not far. */
    private static int close(String command, int from) {
        int depth = 0;
        for (int i = from; i < Math.min(command.length(), from + MAX_NAME) && command.charAt(i) != '\n'; i++) {
            char c = command.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth < 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the name is one name: no shell variable in it, and no parameter that was not filled in. */
    boolean isPlain() {
        return name.indexOf('$') < 0 && name.indexOf('{') < 0;
    }

    boolean isWildcard() {
        return name.indexOf('$') >= 0;
    }
}
