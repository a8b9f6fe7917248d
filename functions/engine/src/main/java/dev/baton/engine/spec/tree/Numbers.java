package dev.baton.engine.spec.tree;

import java.math.BigInteger;

/** Numbers as JSON can hold them: whole ones of any sensible length, others as finite doubles. */
final class Numbers {
    private static final int MAX_LENGTH = 1000;

    private Numbers() {}

    static Number whole(String digits, int radix, int line, int column) {
        checkLength(digits, line, column);
        BigInteger value = new BigInteger(digits, radix);
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    static Number real(String text, int line, int column) {
        checkLength(text, line, column);
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new SyntaxException(line, column, "the number " + text + " is too large");
        }
        return value;
    }

    private static void checkLength(String text, int line, int column) {
        if (text.length() > MAX_LENGTH) {
            throw new SyntaxException(line, column, "a number may have at most " + MAX_LENGTH + " characters");
        }
    }
}
