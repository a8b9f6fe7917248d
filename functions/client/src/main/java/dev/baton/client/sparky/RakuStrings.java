package dev.baton.client.sparky;

/** Quoted texts in Raku's source. */
final class RakuStrings {
    private static final String ESCAPES = "n\nt\tr\r0\0e\u001bb\b";

    private final String text;
    private int at;

    RakuStrings(String text) {
        this.text = text;
    }

    /** Behind the text that was read last. */
    int end() {
        return at;
    }

    /** The text whose quotation mark stands there. */
    String read(int start) {
        char mark = text.charAt(start);
        StringBuilder read = new StringBuilder();
        at = start + 1;
        while (at < text.length() && text.charAt(at) != mark) {
            char sign = text.charAt(at);
            if (sign == '\\' && at + 1 < text.length()) {
                at++;
                escape(mark, read);
            } else if (mark == '"' && (sign == '$' || sign == '{') && computed()) {
                throw wrong(text, at);
            } else {
                read.append(sign);
                at++;
            }
        }
        if (at >= text.length()) {
            throw wrong(text, start);
        }
        at++;
        return read.toString();
    }

    /** Whether Raku would put something else in this place. */
    private boolean computed() {
        return text.charAt(at) == '{'
                || at + 1 < text.length() && (Character.isLetter(text.charAt(at + 1)) || text.charAt(at + 1) == '(');
    }

    private void escape(char mark, StringBuilder read) {
        char sign = text.charAt(at);
        if (mark == '\'') {
            read.append(sign == '\'' || sign == '\\' ? "" : "\\").append(sign);
            at++;
            return;
        }
        int known = ESCAPES.indexOf(sign);
        if (sign == 'x') {
            hexadecimal(read);
        } else {
            read.append(known >= 0 && known % 2 == 0 ? ESCAPES.charAt(known + 1) : sign);
            at++;
        }
    }

    /** Such as x41 or x[1F600]. */
    private void hexadecimal(StringBuilder read) {
        int start = at + 1;
        boolean bracketed = start < text.length() && text.charAt(start) == '[';
        int end = bracketed ? ++start : start;
        while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        try {
            read.appendCodePoint(Integer.parseInt(text, start, end, 16));
        } catch (IllegalArgumentException noCharacter) {
            throw wrong(text, at);
        }
        at = bracketed ? end + 1 : end;
    }

    static IllegalArgumentException wrong(String text, int at) {
        int place = Math.min(at, text.length());
        long line = text.substring(0, place).lines().count();
        return new IllegalArgumentException("line " + Math.max(1, line)
                + " is not a plain value of Raku (hashes, lists, texts, numbers, True and False are)");
    }
}
