package dev.baton.engine.spec.kdl;

import dev.baton.engine.spec.tree.SyntaxException;

/** The characters of a KDL text, the place of the next one, blanks and comments. {@code '\0'} is the end. Not thread-safe. */
final class KdlScanner {
    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    KdlScanner(String text) {
        this.text = text;
    }

    int line() {
        return line;
    }

    int column() {
        return at - lineStart + 1;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    boolean sees(String wanted) {
        return text.startsWith(wanted, at);
    }

    char next() {
        char c = peek();
        at++;
        if (c == '\n' || c == '\r' && peek() != '\n') {
            line++;
            lineStart = at;
        }
        return c;
    }

    void skip(int characters) {
        for (int i = 0; i < characters; i++) {
            next();
        }
    }

    SyntaxException expected(String what) {
        return new SyntaxException(
                line,
                column(),
                "expected " + what + ", found " + (atEnd() ? "the end of the file" : "'" + found() + "'"));
    }

    private String found() {
        int end = at;
        while (end < text.length() && end < at + 30 && KdlWord.part(text.charAt(end))) {
            end++;
        }
        if (end > at) {
            return text.substring(at, end);
        }
        return peek() < ' ' ? String.format("U+%04X", (int) peek()) : Character.toString(text.codePointAt(at));
    }

    static boolean newline(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u000C' || c == '\u2028' || c == '\u2029';
    }

    static boolean blank(char c) {
        return !newline(c) && (c == '\t' || c == '\uFEFF' || Character.isSpaceChar(c));
    }

    /** Skips blanks and comments within a line, and line ends after a backslash. */
    void skipBlank() {
        while (!atEnd()) {
            if (blank(peek())) {
                next();
            } else if (sees("/*")) {
                skipComment();
            } else if (peek() == '\\') {
                next();
                continueLine();
            } else {
                return;
            }
        }
    }

    /** Skips line ends, semicolons and whole-line comments, too. */
    void skipLines() {
        skipBlank();
        while (!atEnd() && (newline(peek()) || peek() == ';' || sees("//"))) {
            if (sees("//")) {
                skipLine();
            } else {
                next();
            }
            skipBlank();
        }
    }

    private void skipLine() {
        while (!atEnd() && !newline(peek())) {
            next();
        }
    }

    private void continueLine() {
        while (!atEnd() && blank(peek())) {
            next();
        }
        if (sees("//")) {
            skipLine();
        }
        if (!atEnd() && !newline(peek())) {
            throw expected("the end of the line after \\");
        }
        skip(sees("\r\n") ? 2 : 1);
    }

    /** Comments of this kind may hold others. */
    private void skipComment() {
        SyntaxException open = new SyntaxException(line, column(), "this comment has no end (*/)");
        int depth = 0;
        do {
            if (sees("/*")) {
                depth++;
                skip(2);
            } else if (sees("*/")) {
                depth--;
                skip(2);
            } else if (atEnd()) {
                throw open;
            } else {
                next();
            }
        } while (depth > 0);
    }
}
