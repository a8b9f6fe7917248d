package dev.baton.engine.spec.tree;

/** A JSON5 string in double or single quotes, with its escapes. */
final class Json5Text {
    private Json5Text() {}

    static String read(Json5Scanner scanner) {
        int line = scanner.line();
        int column = scanner.column();
        char quote = scanner.next();
        StringBuilder text = new StringBuilder();
        while (scanner.peek() != quote) {
            char c = scanner.peek();
            if (c == '\0' || c == '\n' || c == '\r') {
                throw new SyntaxException(line, column, "this text has no closing " + quote + " on its line");
            }
            scanner.next();
            if (c == '\\') {
                escape(scanner, text);
            } else {
                text.append(c);
            }
        }
        scanner.next();
        return Surrogates.checked(text.toString(), line, column);
    }

    private static void escape(Json5Scanner scanner, StringBuilder text) {
        char c = scanner.next();
        switch (c) {
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'v' -> text.append('\u000B');
            case '0' -> text.append('\0');
            case 'x' -> text.append(hex(scanner, 2));
            case 'u' -> text.append(hex(scanner, 4));
            case '\r' -> {
                if (scanner.peek() == '\n') {
                    scanner.next();
                }
            }
            // A line that ends in a backslash goes on in the next one.
            case '\n', '\u2028', '\u2029' -> {}
            case '\0' -> throw scanner.expected("a character after \\");
            default -> text.append(c);
        }
    }

    private static char hex(Json5Scanner scanner, int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(scanner.peek(), 16);
            if (digit < 0) {
                throw scanner.expected(digits + " hexadecimal digits");
            }
            value = value * 16 + digit;
            scanner.next();
        }
        return (char) value;
    }
}
