package dev.baton.engine.spec.tree;

/** Escapes can write half a surrogate pair, which is no character and cannot be stored as UTF-8. */
final class Surrogates {
    private Surrogates() {}

    static String checked(String text, int line, int column) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    throw new SyntaxException(line, column, "text holds half a surrogate pair, which is no character");
                }
                i++;
            }
        }
        return text;
    }
}
