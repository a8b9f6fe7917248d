package dev.baton.engine.spec.tree;

/** The characters of a JSON5 text, the line and column of the next one, blanks and comments. {@code '\0'} is the end. */
final class Json5Scanner {
    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    Json5Scanner(String text) {
        this.text = text;
    }

    int line() {
        return line;
    }

    int column() {
        return at - lineStart + 1;
    }

    int position() {
        return at;
    }

    /** Back to an earlier place on the same line. */
    void backTo(int position) {
        at = position;
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    char next() {
        char c = peek();
        at++;
        if (c == '\n' || (c == '\r' && peek() != '\n')) {
            line++;
            lineStart = at;
        }
        return c;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    void require(char wanted, String what) {
        if (peek() != wanted) {
            throw expected(what);
        }
        next();
    }

    SyntaxException expected(String what) {
        char c = peek();
        String found = at >= text.length()
                ? "the end of the file"
                : c < ' ' ? String.format("the character U+%04X", (int) c) : "'" + word() + "'";
        return new SyntaxException(line, column(), "expected " + what + ", found " + found);
    }

    private String word() {
        int end = at;
        while (end < text.length() && end < at + 30 && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end > at ? text.substring(at, end) : Character.toString(text.codePointAt(at));
    }

    void skipBlank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '/' && text.startsWith("//", at)) {
                while (at < text.length() && peek() != '\n' && peek() != '\r') {
                    at++;
                }
            } else if (c == '/' && text.startsWith("/*", at)) {
                skipComment();
            } else if (c == '\0') {
                throw new SyntaxException(line, column(), "the character U+0000 is not allowed");
            } else if ((c >= '\t' && c <= '\r') || c == '\uFEFF' || Character.isSpaceChar(c)) {
                next();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        SyntaxException open = new SyntaxException(line, column(), "this comment has no end (*/)");
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw open;
        }
        while (at < end + 2) {
            next();
        }
    }

    boolean atIdentifier() {
        return at < text.length() && Character.isJavaIdentifierStart(text.charAt(at));
    }

    String identifier() {
        int start = at;
        while (at < text.length()
                && Character.isJavaIdentifierPart(text.charAt(at))
                && !Character.isIdentifierIgnorable(text.charAt(at))) {
            at++;
        }
        return since(start);
    }

    /** Whether a member stands here without a map around it: a name or short text, and a colon. */
    boolean atBareMember() {
        int p = at;
        char quote = peek();
        if (quote == '"' || quote == '\'') {
            p = endOfText(quote);
        } else {
            while (p < text.length() && Character.isJavaIdentifierPart(text.charAt(p))) {
                p++;
            }
        }
        if (p <= at) {
            return false;
        }
        while (p < text.length() && Character.isWhitespace(text.charAt(p))) {
            p++;
        }
        return p < text.length() && text.charAt(p) == ':';
    }

    /** The place after the text that begins here, or 0 where it has no end. */
    private int endOfText(char quote) {
        for (int p = at + 1; p < text.length(); p++) {
            if (text.charAt(p) == quote) {
                return p + 1;
            }
            p += text.charAt(p) == '\\' ? 1 : 0;
        }
        return 0;
    }
}
