package dev.baton.engine.spec.kdl;

import dev.baton.engine.spec.tree.SyntaxException;

/** Text in quotes: with escapes, raw between hashes, or on several lines between three quotes, whose indent is taken off. */
final class KdlText {
    private static final int MOST_HASHES = 32;

    private final KdlScanner scanner;
    private final int line;
    private final int column;

    private KdlText(KdlScanner scanner) {
        this.scanner = scanner;
        line = scanner.line();
        column = scanner.column();
    }

    /** Whether text in quotes begins here: of KDL 1 or of KDL 2. */
    static boolean begins(KdlScanner scanner) {
        return scanner.peek() == '"' || hashes(scanner, "") > 0 || scanner.sees("r\"") || hashes(scanner, "r") > 0;
    }

    /** How many hashes stand before a quote here, after the prefix; 0 where no such text begins. */
    private static int hashes(KdlScanner scanner, String prefix) {
        for (int count = 1; count <= MOST_HASHES && scanner.sees(prefix + "#".repeat(count)); count++) {
            if (scanner.sees(prefix + "#".repeat(count) + "\"")) {
                return count;
            }
        }
        return 0;
    }

    static String read(KdlScanner scanner) {
        return new KdlText(scanner).read();
    }

    private String read() {
        if (scanner.peek() == 'r') {
            scanner.next();
        }
        boolean raw = scanner.peek() == '#' || column < scanner.column();
        int hashes = 0;
        while (scanner.peek() == '#') {
            scanner.next();
            hashes++;
        }
        boolean block = scanner.sees("\"\"\"");
        String quotes = block ? "\"\"\"" : "\"";
        String end = quotes + "#".repeat(hashes);
        scanner.skip(quotes.length());
        StringBuilder text = new StringBuilder();
        while (!scanner.sees(end)) {
            if (scanner.atEnd()) {
                throw new SyntaxException(line, column, "this text has no closing " + end);
            }
            char c = scanner.next();
            if (c == '\\' && !raw) {
                escape(text);
            } else {
                text.append(c);
            }
        }
        scanner.skip(end.length());
        return checked(block ? unindented(text.toString()) : text.toString());
    }

    private void escape(StringBuilder text) {
        char c = scanner.next();
        switch (c) {
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 's' -> text.append(' ');
            case '"', '\\', '/' -> text.append(c);
            case 'u' -> text.appendCodePoint(codePoint());
            default -> {
                if (!Character.isWhitespace(c)) {
                    throw new SyntaxException(
                            scanner.line(),
                            scanner.column() - 2,
                            "\\" + c + " is no escape; write \\\\ for a backslash");
                }
                while (!scanner.atEnd() && Character.isWhitespace(scanner.peek())) {
                    scanner.next();
                }
            }
        }
    }

    private int codePoint() {
        if (scanner.next() != '{') {
            throw scanner.expected("{ after \\u");
        }
        int value = 0;
        int digits = 0;
        while (scanner.peek() != '}') {
            int digit = Character.digit(scanner.peek(), 16);
            if (digit < 0 || ++digits > 6) {
                throw scanner.expected("up to six hexadecimal digits and }");
            }
            value = value * 16 + digit;
            scanner.next();
        }
        scanner.next();
        if (digits == 0 || !Character.isValidCodePoint(value)) {
            throw new SyntaxException(line, column, "this text names a character that is none");
        }
        return value;
    }

    /** The last line holds the indent and nothing else; the first holds nothing. */
    private String unindented(String text) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        String indent = lines[lines.length - 1];
        if (lines.length < 2 || !lines[0].isBlank() || !indent.isBlank()) {
            throw new SyntaxException(line, column, "\"\"\" must end its line, and stand alone on the last one");
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < lines.length - 1; i++) {
            if (!lines[i].isBlank() && !lines[i].startsWith(indent)) {
                throw new SyntaxException(line + i, 1, "this line must begin with the indent of the closing \"\"\"");
            }
            plain.append(i > 1 ? "\n" : "").append(lines[i].isBlank() ? "" : lines[i].substring(indent.length()));
        }
        return plain.toString();
    }

    private String checked(String text) {
        boolean halves = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (halves) {
            throw new SyntaxException(line, column, "text holds half a surrogate pair, which is no character");
        }
        return text;
    }
}
