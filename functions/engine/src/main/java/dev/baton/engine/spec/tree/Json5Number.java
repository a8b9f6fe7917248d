package dev.baton.engine.spec.tree;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JSON5 number: decimal or hexadecimal, with a leading plus, and the point first or last. */
final class Json5Number {
    private static final Pattern WHOLE = Pattern.compile("[-+]?(?:0|[1-9][0-9]*)");
    private static final Pattern HEX = Pattern.compile("([-+]?)0[xX]([0-9a-fA-F]+)");
    private static final Pattern REAL =
            Pattern.compile("[-+]?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");

    private Json5Number() {}

    static Tree read(Json5Scanner scanner, int line, int column) {
        int start = scanner.position();
        while (isPart(scanner.peek())) {
            scanner.next();
        }
        String source = scanner.since(start);
        Matcher hex = HEX.matcher(source);
        if (WHOLE.matcher(source).matches()) {
            return new Tree.Num(line, column, Numbers.whole(source, 10, line, column), source);
        }
        if (hex.matches()) {
            return new Tree.Num(line, column, Numbers.whole(hex.group(1) + hex.group(2), 16, line, column), source);
        }
        if (REAL.matcher(source).matches()) {
            return new Tree.Num(line, column, Numbers.real(source, line, column), source);
        }
        if (source.isEmpty()) {
            throw scanner.expected("a value");
        }
        throw new SyntaxException(line, column, "'" + source + "' is no finite number");
    }

    private static boolean isPart(char c) {
        return c == '+' || c == '-' || c == '.' || (c < 128 && Character.isLetterOrDigit(c));
    }
}
