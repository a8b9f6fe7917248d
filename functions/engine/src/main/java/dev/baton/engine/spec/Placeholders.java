package dev.baton.engine.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * A text cut at its {@code {name}} and {@code {name:format}}. Immutable.
 *
 * <p>In text for the shell, braces that a dollar stands directly before are the shell's: with a parameter i, {@code echo ${i}}
 * stays as it is. Torc would make {@code echo $7} of it, which is never what was meant. Everywhere else the braces count.
 */
final class Placeholders {
    /** A piece of literal text, or, when the parameter is not negative, a place for a value. */
    private record Piece(String text, int parameter) {}

    private final List<Piece> pieces;

    private Placeholders(List<Piece> pieces) {
        this.pieces = pieces;
    }

    static Placeholders of(String text, List<String> names, boolean shell) {
        List<Piece> pieces = new ArrayList<>();
        int literal = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            if (shell && open > 0 && text.charAt(open - 1) == '$') {
                continue;
            }
            int close = close(text, open);
            if (close < 0) {
                continue;
            }
            String inner = text.substring(open + 1, close);
            int colon = inner.indexOf(':');
            int parameter = names.indexOf(colon < 0 ? inner : inner.substring(0, colon));
            if (parameter >= 0) {
                pieces.add(new Piece(text.substring(literal, open), -1));
                pieces.add(new Piece(colon < 0 ? "" : inner.substring(colon + 1), parameter));
                literal = close + 1;
                open = close;
            }
        }
        pieces.add(new Piece(text.substring(literal), -1));
        return new Placeholders(pieces);
    }

    /** The closing brace, or -1 when another brace opens first: so each character is looked at once. */
    private static int close(String text, int open) {
        for (int i = open + 1; i < text.length() && text.charAt(i) != '{'; i++) {
            if (text.charAt(i) == '}') {
                return i;
            }
        }
        return -1;
    }

    String fill(ParameterValue[] values) {
        if (pieces.size() == 1) {
            return pieces.getFirst().text();
        }
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            filled.append(piece.parameter() < 0 ? piece.text() : values[piece.parameter()].text(piece.text()));
        }
        return filled.toString();
    }
}
